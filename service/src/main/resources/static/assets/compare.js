// Several jobs in one chart.
import { chart, levels, number } from './charts.js';
import { MetricHistory } from './metrics.js';

const RENEW_MILLIS = 3000;
const LOGARITHMIC = ['loss', 'validationLoss', 'gradNorm'];

const metric = document.getElementById('metric');
const jobs = [...document.querySelectorAll('[data-job]')].map((row) => ({
  name: row.dataset.name, history: new MetricHistory(row.dataset.job), isDone: row.dataset.done === 'true',
}));

if (jobs.length > 0) {
  const curves = chart(document.getElementById('chart-compare'), (colours) => ({
    xAxis: { type: 'value', name: 'step', min: 0, axisLabel: { formatter: (step) => step.toLocaleString('en') } },
    yAxis: LOGARITHMIC.includes(metric.value)
      ? { type: 'log', name: metric.selectedOptions[0].text, axisLabel: { formatter: (value) => number(value, 2) } }
      : { type: 'value', name: metric.selectedOptions[0].text, min: 0, max: metric.value === 'accuracy' ? 1 : undefined },
    tooltip: { trigger: 'axis', valueFormatter: (value) => number(value) },
    series: jobs.map(({ name, history }, index) => ({
      type: 'line', name, data: history.points(metric.value), showSymbol: false, sampling: 'lttb',
      lineStyle: { width: 1.6, type: ['solid', 'dashed', 'dotted'][Math.floor(index / colours.series.length) % 3] },
      markLine: index === 0 && metric.value === 'accuracy' ? levels(colours, { at: 0.1, word: 'guessing' }, { at: 0.99, word: 'solved' }) : undefined,
    })),
  }));
  metric.addEventListener('change', () => curves.redraw());
  const load = async (those) => {
    await Promise.all(those.map((job) => job.history.load()));
    curves.redraw();
  };
  await load(jobs);
  const moving = jobs.filter((job) => !job.isDone);
  if (moving.length > 0) {
    setInterval(() => document.hidden || load(moving), RENEW_MILLIS);
  }
}
