// The metrics of a job: all there are, and then what comes.

const MOST_POINTS = 10_000;

export class MetricHistory {
  #job;
  #keys;
  #lastStep = -1;
  /** @type {Map<string, [number, number][]>} points of each metric, in the order of their steps */
  #series = new Map();
  /** What comes while the history is on its way belongs behind it. @type {object[] | null} */
  #held = null;
  #loading = null;

  /** @param {string[]} keys of the metrics that are wanted */
  constructor(job, keys) {
    this.#job = job;
    this.#keys = keys;
  }

  points(key) {
    return this.#series.get(key) ?? [];
  }

  /** Asks for what is new; of the last step once more, of which an evaluation may have come after its loss. */
  load() {
    this.#loading ??= this.#ask().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  async #ask() {
    this.#held = [];
    try {
      const from = Math.max(0, this.#lastStep);
      const answer = await fetch(`/v1/jobs/${this.#job}/metrics?keys=${this.#keys}&fromStep=${from}&maxPoints=${MOST_POINTS}`);
      if (answer.ok) {
        [await answer.json(), ...this.#held].forEach((metrics) => this.#append(metrics));
      } // else what was held is asked for again, next time
    } catch {
      // nobody answers, which the page's stream tells; likewise
    } finally {
      this.#held = null;
    }
  }

  /** @param metrics as events have them */
  add(metrics) {
    if (this.#held) {
      this.#held.push(metrics);
    } else {
      this.#append(metrics);
    }
  }

  /** Adds what is newer than what is known. Another attempt may go on from an earlier step: what it does again, it does as before. */
  #append({ lastStep, series }) {
    for (const key of this.#keys) {
      const { steps, values } = series[key] ?? { steps: [], values: [] };
      const known = this.#series.get(key) ?? [];
      const newest = known.at(-1)?.[0] ?? -1;
      steps.forEach((step, index) => step > newest && known.push([step, values[index]]));
      this.#series.set(key, known);
    }
    this.#lastStep = Math.max(this.#lastStep, lastStep);
  }
}
