// The page of a job: its curves grow as it trains, and its cell answers.
import { chart, levels, number } from './charts.js';
import { MetricHistory } from './metrics.js';
import { atMostEvery, follow, renewNow } from './stream.js';
import './ask.js';

const page = document.getElementById('job');
const id = page.dataset.id;
const history = new MetricHistory(id, ['loss', 'validationLoss', 'accuracy', 'gradNorm', 'stepsPerSecond']);
const maxGradNorm = Number(page.dataset.maxGradNorm);

const LINE = { type: 'line', showSymbol: false, sampling: 'lttb', lineStyle: { width: 1.6 }, emphasis: { disabled: true } };
const STEPS = { type: 'value', name: 'step', min: 0, axisLabel: { formatter: (step) => step.toLocaleString('en') } };
const TIP = { trigger: 'axis', valueFormatter: (value) => number(value) };

const curves = [
  curve('loss', (colours) => ({
    yAxis: { type: 'log', name: 'cross-entropy', axisLabel: { formatter: (value) => number(value, 2) } },
    series: [
      { ...LINE, name: 'training', data: history.points('loss') },
      { ...LINE, name: 'validation', data: history.points('validationLoss'), markLine: levels(colours, { at: Math.log(10), word: 'guessing' }) },
    ],
  })),
  curve('accuracy', (colours) => ({
    yAxis: { type: 'value', name: 'accuracy', min: 0, max: 1 },
    series: [{ ...LINE, name: 'validation', data: history.points('accuracy'), areaStyle: { opacity: 0.12 },
      markLine: levels(colours, { at: 0.1, word: 'guessing' }, { at: 0.99, word: 'solved' }) }],
  })),
  curve('gradNorm', (colours) => ({
    yAxis: { type: 'log', name: '‖gradient‖', axisLabel: { formatter: (value) => number(value, 2) } },
    series: [{ ...LINE, name: 'largest of ten steps', data: history.points('gradNorm'), lineStyle: { width: 1 },
      markLine: levels(colours, { at: maxGradNorm, word: 'clipped above' }) }],
  })),
  curve('stepsPerSecond', () => ({
    yAxis: { type: 'value', name: 'steps per second', min: 0 },
    series: [{ ...LINE, name: 'speed', data: history.points('stepsPerSecond') }],
  })),
];

function curve(name, describe) {
  return chart(document.getElementById(`chart-${name}`), (colours) => ({ xAxis: STEPS, tooltip: TIP, ...describe(colours) }));
}

/** Each by itself, so that the page can answer in between. */
const redraws = curves.map((one) => atMostEvery(200, one.redraw));
const redraw = () => redraws.forEach((one) => one());
const renewRecords = atMostEvery(500, () => htmx.trigger('#records', 'refresh'));

async function catchUp() {
  renewNow();
  renewRecords();
  await history.load();
  redraw();
}

follow(`/v1/jobs/${id}/events`, {
  opened: catchUp,
  event: (type, data) => {
    renewNow();
    if (type === 'metric') {
      history.add(data);
      redraw();
    } else if (type === 'state' || type === 'checkpoint' || type === 'log') {
      renewRecords();
    }
  },
  ended: catchUp,
});
