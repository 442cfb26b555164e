// Charts in the colours of the page, which change with its theme.

/** A megabyte, for which the rest of a page need not wait. */
const library = import('/webjars/echarts/echarts.esm.min.js');

/** Okabe and Ito's, which survive colour blindness; the reports' figures have them in the same order. */
const SERIES = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9'];
/** The same hues, light enough for a dark ground. */
const SERIES_ON_DARK = ['#4DA6DE', '#F0803C', '#2CC295', '#DE9AC0', '#F0B429', '#8CD0F5'];
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'];

export function palette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const isDark = style.getPropertyValue('--dark').trim() === '1';
  return {
    series: isDark ? SERIES_ON_DARK : SERIES,
    ink: colour('--chart-ink'),
    faint: colour('--chart-grid'),
    ground: colour('--chart-ground'),
    heat: isDark
      ? ['#12263a', '#1f5f8b', '#3c9fb5', '#a8d5a2', '#fdf3b5']
      : ['#f7fbff', '#c6dbef', '#6baed6', '#2171b5', '#08306b'],
    twoSided: isDark ? ['#56b4e9', '#1f4a66', '#181c25', '#7a3f1d', '#f0803c'] : ['#0072b2', '#9ecae1', '#ffffff', '#fdbe85', '#d55e00'],
  };
}

export function symbol(index) {
  return SYMBOLS[index % SYMBOLS.length];
}

/**
 * @param {(palette: object) => object} describe the chart as ECharts wants it, called again whenever its colours change
 * @returns {{redraw: () => void}}
 */
export function chart(element, describe) {
  element.dataset.drawn = '';
  const about = element.getAttribute('aria-label');
  let drawing = null;
  const redraw = () => {
    if (!drawing) {
      return; // it will be, with what is known then
    }
    const colours = palette();
    const option = merge(frame(colours), describe(colours));
    drawing.setOption(option, { notMerge: true });
    element.setAttribute('aria-label', [about, ...option.series.map(inWords)].filter(Boolean).join('; '));
  };
  library.then((echarts) => {
    drawing = echarts.init(element, null, { renderer: 'canvas' });
    addEventListener('theme', redraw);
    new ResizeObserver(() => drawing.resize()).observe(element);
    redraw();
  }, () => {
    element.textContent = 'The charts could not be loaded; reload the page to try again.';
  });
  return { redraw };
}

/** The newest of a line, for those who don't see it. */
function inWords({ type, name, data }) {
  if (type === 'heatmap') {
    const [least, most] = extent(data.map((cell) => cell.at(-1)));
    return `from ${number(least, 3)} to ${number(most, 3)}`;
  }
  const last = data.at(-1);
  return type === 'line' && Array.isArray(last) ? `${name} ${number(last[1])} at ${last[0].toLocaleString('en')}` : '';
}

function frame(colours) {
  const axis = {
    nameLocation: 'middle', nameTextStyle: { color: colours.ink, fontSize: 12 },
    axisLabel: { color: colours.ink, hideOverlap: true }, axisLine: { lineStyle: { color: colours.ink } },
    splitLine: { lineStyle: { color: colours.faint } }, minorSplitLine: { show: false },
  };
  return {
    animation: false,
    color: colours.series,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colours.ink },
    grid: { left: 56, right: 18, top: 36, bottom: 46 },
    legend: { top: 0, textStyle: { color: colours.ink }, itemHeight: 9, type: 'scroll', pageTextStyle: { color: colours.ink }, pageIconColor: colours.ink },
    tooltip: {
      renderMode: 'richText', confine: true, backgroundColor: colours.ground, borderColor: colours.faint,
      textStyle: { color: colours.ink, fontSize: 12 },
    },
    xAxis: { ...axis, nameGap: 28, splitLine: { show: false } },
    yAxis: { ...axis, nameGap: 42 },
  };
}

/** Objects are merged field by field, all else is replaced. */
function merge(one, other) {
  const merged = { ...one };
  for (const [name, value] of Object.entries(other)) {
    const isObject = (thing) => thing !== null && typeof thing === 'object' && !Array.isArray(thing);
    merged[name] = isObject(value) && isObject(merged[name]) ? merge(merged[name], value) : value;
  }
  return merged;
}

/** The least and the greatest of many numbers, some of which may be null. */
export function extent(numbers) {
  return numbers.reduce(([least, most], one) => (one === null ? [least, most] : [Math.min(least, one), Math.max(most, one)]), [Infinity, -Infinity]);
}

/** A dashed line across a chart, with a word on it. */
export function levels(colours, ...lines) {
  return {
    silent: true, symbol: 'none', animation: false,
    lineStyle: { type: 'dashed', color: colours.ink, opacity: 0.6 },
    label: { color: colours.ink, fontSize: 11, position: 'insideStartTop' },
    data: lines.map(({ at, word }) => ({ yAxis: at, label: { formatter: word } })),
  };
}

export function number(value, digits = 4) {
  if (value === null || value === undefined) {
    return '–';
  }
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-3 || size >= 1e5) ? value.toExponential(2) : String(Number(value.toPrecision(digits)));
}
