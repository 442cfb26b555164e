// Inside a cell: what the looks into it found, and what its gates do over a sequence.
import { chart, extent, levels, number, symbol } from './charts.js';
import { atMostEvery, follow, renewNow } from './stream.js';
import './gates.js';

const id = document.getElementById('cell').dataset.id;
const chosen = document.getElementById('flow-of');
let looks = [];

/** log₁₀ of norms below this is not told apart: a gradient of that size teaches nothing. */
const SMALLEST = 1e-12;

const flow = drawing('flow', (colours) => {
  const key = looks.some((look) => look[chosen.value]) ? chosen.value : 'hiddenGradientNorm';
  const timeSteps = looks[0][key].length;
  const cells = looks.flatMap((look, row) => look[key].map((norm, column) =>
    [column, row, norm === null ? null : Math.log10(Math.max(norm, SMALLEST)), norm]));
  const [least, most] = extent(cells.map((cell) => cell[2]));
  return {
    grid: { left: 70, right: 90 },
    xAxis: { type: 'category', name: 'time step t', data: Array.from({ length: timeSteps }, (_, index) => index + 1), splitArea: { show: false } },
    yAxis: { type: 'category', name: 'training step', nameGap: 52, data: looks.map((look) => look.step.toLocaleString('en')) },
    visualMap: {
      min: Math.floor(least), max: Math.ceil(most), dimension: 2, calculable: true, right: 0, top: 'middle', precision: 1,
      inRange: { color: colours.heat }, textStyle: { color: colours.ink }, formatter: (power) => `1e${Math.round(power)}`,
    },
    tooltip: { formatter: ({ data }) => `after step ${looks[data[1]].step.toLocaleString('en')}, t = ${data[0] + 1}: ${number(data[3])}` },
    series: [{ type: 'heatmap', data: cells, progressive: 4000, emphasis: { disabled: true } }],
  };
});

const ofGates = ['spectralRadius', 'gateMean', 'saturation'].map((key) => drawing(key, (colours) => ({
  yAxis: { type: 'value', name: '' },
  series: Object.keys(looks[0][key]).map((gate, index) => line(gate, index, looks.map((look) => [look.step, look[key][gate]]),
    key === 'spectralRadius' && index === 0 ? levels(colours, { at: 1, word: 'gradients neither grow nor vanish' }) : undefined)),
})));

const halfLife = drawing('forgetHalfLife', () => ({
  yAxis: { type: 'value', name: 'time steps', min: 0 },
  series: [line('half-life', 0, looks.map((look) => [look.step, look.forgetHalfLife]))],
}));

function line(name, index, data, markLine) {
  return { type: 'line', name, data, symbol: symbol(index), symbolSize: 6, showSymbol: data.length < 60, markLine };
}

/** A chart that is made when there is something to draw. */
function drawing(name, describe) {
  let made = null;
  const steps = { type: 'value', name: 'training step', min: 0, axisLabel: { formatter: (step) => step.toLocaleString('en') } };
  return {
    redraw: () => {
      made ??= chart(document.getElementById(`chart-${name}`), (colours) => ({ xAxis: steps, tooltip: { trigger: 'axis', valueFormatter: (value) => number(value) }, ...describe(colours) }));
      made.redraw();
    },
  };
}

async function allLooks() {
  const found = [];
  let token = '';
  do {
    const answer = await fetch(`/v1/jobs/${id}/diagnostics?pageSize=1000${token && `&pageToken=${encodeURIComponent(token)}`}`).catch(() => null);
    if (!answer?.ok) {
      return looks; // what is known; the page's stream tells that nobody answers
    }
    const page = await answer.json();
    found.push(...page.items);
    token = page.nextPageToken;
  } while (token);
  return found;
}

const show = atMostEvery(300, async () => {
  looks = await allLooks();
  document.getElementById('no-looks').hidden = looks.length > 0;
  document.getElementById('looks').hidden = looks.length === 0;
  if (looks.length === 0) {
    return;
  }
  const hasMemory = looks.some((look) => look.cellGradientNorm);
  chosen.querySelector('[value=cellGradientNorm]').disabled = !hasMemory;
  document.getElementById('chart-forgetHalfLife').closest('figure').hidden = !hasMemory;
  [flow, ...ofGates, ...(hasMemory ? [halfLife] : [])].forEach((one) => one.redraw());
});

chosen.addEventListener('change', () => flow.redraw());
show();
follow(`/v1/jobs/${id}/events`, {
  opened: show,
  event: (type) => {
    renewNow();
    if (type === 'diagnostic') {
      show();
    }
  },
  ended: () => {
    renewNow();
    show();
  },
});
