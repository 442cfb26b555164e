// Several jobs in one chart.
import { chart, levels, number } from './charts.js';
import { MetricHistory } from './metrics.js';

const RENEW_MILLIS = 3000;
const LOGARITHMIC = ['loss', 'validationLoss', 'gradNorm'];

const metric = document.getElementById('metric');
const rows = [...document.querySelectorAll('[data-job]')];
/** Of each metric that was chosen, the histories of all jobs. @type {Map<string, MetricHistory[]>} */
const histories = new Map();

function chosen() {
  if (!histories.has(metric.value)) {
    histories.set(metric.value, rows.map((row) => new MetricHistory(row.dataset.job, [metric.value])));
  }
  return histories.get(metric.value);
}

if (rows.length > 0) {
  const curves = chart(document.getElementById('chart-compare'), (colours) => ({
    xAxis: { type: 'value', name: 'step', min: 0, axisLabel: { formatter: (step) => step.toLocaleString('en') } },
    yAxis: LOGARITHMIC.includes(metric.value)
      ? { type: 'log', name: metric.selectedOptions[0].text, axisLabel: { formatter: (value) => number(value, 2) } }
      : { type: 'value', name: metric.selectedOptions[0].text, min: 0, max: metric.value === 'accuracy' ? 1 : undefined },
    tooltip: { trigger: 'axis', valueFormatter: (value) => number(value) },
    series: chosen().map((history, index) => ({
      type: 'line', name: rows[index].dataset.name, data: history.points(metric.value), showSymbol: false, sampling: 'lttb',
      lineStyle: { width: 1.6, type: ['solid', 'dashed', 'dotted'][Math.floor(index / colours.series.length)] },
      markLine: index === 0 && metric.value === 'accuracy' ? levels(colours, { at: 0.1, word: 'guessing' }, { at: 0.99, word: 'solved' }) : undefined,
    })),
  }));
  const load = async (isWanted) => {
    await Promise.all(chosen().filter((history, index) => isWanted(rows[index])).map((history) => history.load()));
    curves.redraw();
  };
  const isMoving = (row) => row.dataset.done !== 'true';
  metric.addEventListener('change', () => load(() => true));
  await load(() => true);
  if (rows.some(isMoving)) {
    setInterval(() => document.hidden || load(isMoving), RENEW_MILLIS);
  }
}
