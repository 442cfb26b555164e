// The metrics of a job: all there are, and then what comes.

const MOST_POINTS = 10_000;

export class MetricHistory {
  #job;
  #lastStep = -1;
  /** @type {Map<string, [number, number][]>} points of each metric, in the order of their steps */
  #series = new Map();

  constructor(job) {
    this.#job = job;
  }

  points(key) {
    return this.#series.get(key) ?? [];
  }

  /** Asks for what is new; of the last step once more, of which an evaluation may have come after its loss. */
  async load() {
    const answer = await fetch(`/v1/jobs/${this.#job}/metrics?fromStep=${Math.max(0, this.#lastStep)}&maxPoints=${MOST_POINTS}`);
    if (answer.ok) {
      this.add(await answer.json());
    }
  }

  /**
   * Adds what is newer than what is known. Another attempt may go on from an earlier step: what it does again, it does as before.
   *
   * @param metrics as the API answers them and as its events have them
   */
  add({ lastStep, series }) {
    for (const [key, { steps, values }] of Object.entries(series)) {
      const known = this.#series.get(key) ?? [];
      const newest = known.at(-1)?.[0] ?? -1;
      steps.forEach((step, index) => step > newest && known.push([step, values[index]]));
      this.#series.set(key, known);
    }
    this.#lastStep = Math.max(this.#lastStep, lastStep);
  }
}
