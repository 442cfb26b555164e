// What the units of a trained cell do while it reads a sequence.
import { chart, extent, number, symbol } from './charts.js';
import { ask, sequence } from './question.js';

const form = document.getElementById('gates');
const STATES = { hidden: 'hidden state h(t)', memory: 'memory c(t)' };

/** @type {{sequence: string, step: number, layers: Map<string, number[][]>} | null} */
let seen = null;
let units = null;
let means = null;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = await ask(form, 'activations', { sequence: sequence(form) });
  if (body) {
    const gates = Object.entries(body.gates).filter(([name]) => !(name in body.states)).map(([name, values]) => [`${name} gate`, values]);
    const states = Object.entries(body.states).filter(([, values]) => values).map(([name, values]) => [STATES[name] ?? name, values]);
    seen = { sequence: body.sequence, step: body.step, layers: new Map([...gates, ...states]) };
    show();
  }
});

form.elements.of.addEventListener('change', () => seen && show());

function show() {
  const choice = form.elements.of;
  const names = [...seen.layers.keys()];
  const before = choice.value;
  choice.replaceChildren(...names.map((name) => new Option(name, name)));
  choice.value = names.includes(before) ? before : names.includes('forget gate') ? 'forget gate' : names[0];
  document.getElementById('gates-drawn').hidden = false;
  document.getElementById('gates-caption').textContent = `The ${choice.value} of every unit, with the weights of step ${seen.step.toLocaleString('en')}`;
  units ??= chart(document.getElementById('chart-gates'), heatMap);
  means ??= chart(document.getElementById('chart-gates-mean'), meanLines);
  units.redraw();
  means.redraw();
}

function timeAxis() {
  return { type: 'category', name: 'digit read at time step t', data: [...seen.sequence].map((digit, index) => `${digit}\n${index + 1}`), nameGap: 36 };
}

/** σ's values lie in [0, 1], tanh's in [−1, 1]; a memory's anywhere. */
function range(values) {
  const [least, most] = extent(values.flat());
  const end = Math.max(1, Math.ceil(Math.max(-least, most)));
  return least >= 0 && most <= 1 && form.elements.of.value.endsWith('gate') ? [0, 1] : [-end, end];
}

function heatMap(colours) {
  const values = seen.layers.get(form.elements.of.value);
  const [min, max] = range(values);
  return {
    grid: { right: 90, bottom: 56 },
    xAxis: timeAxis(),
    yAxis: { type: 'category', name: 'unit', data: values[0].map((_, index) => index + 1) },
    visualMap: { min, max, calculable: true, right: 0, top: 'middle', precision: 2, textStyle: { color: colours.ink },
      inRange: { color: min < 0 ? colours.twoSided : colours.heat } },
    tooltip: { formatter: ({ data }) => `t = ${data[0] + 1}, unit ${data[1] + 1}: ${number(data[2], 3)}` },
    series: [{ type: 'heatmap', progressive: 5000, emphasis: { disabled: true },
      data: values.flatMap((row, time) => row.map((value, unit) => [time, unit, value])) }],
  };
}

function meanLines() {
  const mean = (row) => row.reduce((sum, value) => sum + (value ?? NaN), 0) / row.length;
  return {
    grid: { bottom: 56 },
    xAxis: timeAxis(),
    yAxis: { type: 'value', name: 'mean' },
    tooltip: { trigger: 'axis', valueFormatter: (value) => number(value, 3) },
    series: [...seen.layers].map(([name, rows], index) => ({ type: 'line', name, data: rows.map(mean), symbol: symbol(index), symbolSize: 6 })),
  };
}
