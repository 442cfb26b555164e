// The page of a sweep: its curves fill in as jobs finish.
import { chart, levels, number, symbol } from './charts.js';

const RENEW_MILLIS = 15_000;

const id = document.getElementById('sweep').dataset.id;
const part = document.getElementById('part');
let points = [];

/** From ten times the shortest length on the short ones would lie on each other. */
function lengths(all) {
  const axis = { name: 'length T of the palindrome', minInterval: 1, scale: true };
  if (all.length === 0) {
    return { type: 'value', ...axis };
  }
  const [min, max] = [Math.min(...all), Math.max(...all)];
  return { type: max >= 10 * min ? 'log' : 'value', ...axis, min, max };
}

const curves = [
  plot('accuracy', (colours, lines) => ({
    yAxis: { type: 'value', name: 'accuracy', min: 0, max: 1 },
    series: banded(colours, lines, (point) => point.mean, (point) => point.ci95,
      levels(colours, { at: 0.1, word: 'guessing' }, { at: 0.99, word: 'solved' })),
  })),
  plot('solveRate', (colours, lines) => ({
    yAxis: { type: 'value', name: 'solve rate', min: 0, max: 1 },
    series: banded(colours, lines, (point) => point.solveRate, (point) => point.solveRateCi95),
  })),
  plot('steps', (colours, lines) => ({
    yAxis: { type: 'value', name: 'steps', min: 0, axisLabel: { formatter: (step) => step.toLocaleString('en') } },
    series: banded(colours, lines, (point) => point.medianStepsToSolve, () => null),
  })),
];

function plot(name, describe) {
  return chart(document.getElementById(`chart-${name}`), (colours) => {
    const all = shown().map((point) => point.length);
    return { xAxis: lengths(all), tooltip: { trigger: 'axis' }, ...describe(colours, lines()) };
  });
}

function shown() {
  return points.filter((point) => part.value === '' || point.part === part.value);
}

/** The points of the chosen part, a line for each cell and variant, and for each rate where several are reported. */
function lines() {
  const name = (point) => point.cell + (point.variant === '' ? '' : ` (${point.variant})`);
  const places = new Set(shown().map((point) => `${name(point)} ${point.length}`));
  const isByRate = places.size < shown().length;
  const byName = Map.groupBy(shown(), (point) => name(point) + (isByRate ? `, rate ${point.learningRate}` : ''));
  return [...byName].map(([line, its]) => [line, its.sort((one, other) => one.length - other.length)]);
}

/** Lines, each with the band of its intervals behind it. */
function banded(colours, lines, value, interval, marks) {
  return lines.flatMap(([name, its], index) => {
    const colour = colours.series[index % colours.series.length];
    const known = its.filter((point) => value(point) !== null);
    const edges = known.filter((point) => interval(point) !== null).map((point) => [point.length, ...interval(point)]);
    return [
      { type: 'line', name, data: known.map((point) => [point.length, value(point)]), color: colour, symbol: symbol(index), symbolSize: 8,
        markLine: index === 0 ? marks : undefined, z: 3, tooltip: { valueFormatter: (one) => number(one) } },
      { type: 'custom', name, data: edges, color: colour, silent: true, clip: true, tooltip: { show: false }, encode: { x: 0, y: [1, 2] },
        renderItem: (params, api) => params.dataIndexInside === 0 ? band(edges, api, colour) : undefined },
    ];
  });
}

/** All of a band at once; where there is one point, a stroke from end to end. */
function band(edges, api, colour) {
  const upper = edges.map(([length, , high]) => api.coord([length, high]));
  const lower = edges.map(([length, low]) => api.coord([length, low])).reverse();
  return edges.length === 1
    ? { type: 'line', shape: { x1: upper[0][0], y1: upper[0][1], x2: lower[0][0], y2: lower[0][1] }, style: { stroke: colour, lineWidth: 3, opacity: 0.3 } }
    : { type: 'polygon', shape: { points: [...upper, ...lower] }, style: { fill: colour, opacity: 0.16 } };
}

async function load() {
  const answer = await fetch(`/v1/sweeps/${id}/curve`).catch(() => null); // the page tells where nobody answers
  if (answer?.ok) {
    ({ points } = await answer.json());
    curves.forEach((one) => one.redraw());
  }
}

part.addEventListener('change', () => curves.forEach((one) => one.redraw()));
load();

/** What was measured is read again when a job has ended, and now and then while jobs train. */
let standing = document.getElementById('sweep-counts').dataset.counts;
let readAt = Date.now();
document.addEventListener('htmx:afterRequest', ({ detail }) => {
  const counts = document.getElementById('sweep-counts');
  const isNews = counts.dataset.counts !== standing || (counts.dataset.moves === 'true' && Date.now() - readAt > RENEW_MILLIS);
  if (detail.successful && detail.elt.id === 'now' && isNews) {
    standing = counts.dataset.counts;
    readAt = Date.now();
    htmx.trigger('#measured', 'refresh');
    load();
  }
});
