// The forms for jobs and sweeps: what the request would become, what is wrong with it, and how to send it from elsewhere.
import { post } from './post.js';
import { curl, read, write } from './request.js';
import { complain } from './notices.js';
import { duration } from './times.js';

const form = document.getElementById('spec');
const collection = form.dataset.collection;
const estimate = document.getElementById('estimate');
const json = document.getElementById('json');
const CALM_MILLIS = 250;
const AGAIN_MILLIS = 3000;

if (form.dataset.like) {
  write(form, JSON.parse(form.dataset.like));
}
/** The request that was sent last, and the key by which it takes effect once, however often it is sent. */
let sent = { body: '', key: '' };

function isJson() {
  return document.querySelector('input[name=way]:checked')?.value === 'json';
}

/** @throws SyntaxError where somebody writes JSON and it is none */
function request() {
  return isJson() ? JSON.parse(json.value) : read(form);
}

/** Of a choice among kinds the fields of the chosen one; of what is switched off, none. */
function showKinds() {
  for (const kinds of form.querySelectorAll('[data-kinds]')) {
    const chosen = kinds.querySelector('input[type=radio]:checked').value;
    for (const fields of kinds.querySelectorAll('[data-kind]')) {
      fields.hidden = fields.dataset.kind !== chosen;
      fields.disabled = fields.hidden;
    }
  }
  for (const object of form.querySelectorAll('[data-object]')) {
    object.closest('details').querySelector('.fields').hidden = !object.checked;
  }
}

async function send(body, parameters, headers = {}) {
  const response = await post(`/v1/${collection}${parameters}`, body, headers);
  return { ok: response.ok, answer: await response.json() };
}

let asked = 0;

async function check() {
  const number = ++asked;
  let body;
  try {
    body = request();
  } catch (notJson) {
    showErrors([{ pointer: '', detail: `is not JSON: ${notJson.message}` }]);
    showEstimate(null);
    return;
  }
  document.getElementById('curl').textContent = curl(collection, body);
  try {
    const [{ ok, answer }] = await Promise.all([send(body, '?validateOnly=true'), showJava(body, number)]);
    if (number !== asked) {
      return; // something newer has been asked
    }
    showErrors(ok ? [] : answer.errors ?? []);
    showEstimate(ok ? answer : null);
    complain(ok || answer.errors ? '' : answer.detail);
    if (!ok && !answer.errors) {
      setTimeout(check, AGAIN_MILLIS);
    }
  } catch (unreachable) {
    if (number !== asked) {
      return;
    }
    complain('Engram can’t be reached, so nothing can be checked or sent at the moment.');
    setTimeout(check, AGAIN_MILLIS);
  }
}

async function showJava(body, number) {
  const response = await post(`/snippets/${collection}`, body);
  if (number === asked) {
    document.getElementById('java').textContent = response.ok ? await response.text() : '// once the request can be read';
  }
}

function showEstimate(answer) {
  const facts = answer === null ? [] : collection === 'jobs' ? ofJob(answer) : ofSweep(answer);
  const list = document.createElement('dl');
  for (const [name, value, note] of facts) {
    const term = document.createElement('dt');
    const detail = document.createElement('dd');
    term.textContent = name;
    detail.textContent = value;
    if (note) {
      const small = document.createElement('small');
      small.textContent = note;
      detail.append(small);
    }
    list.append(term, detail);
  }
  if (estimate.textContent !== list.textContent) {
    estimate.replaceChildren(list);
  }
}

function ofJob({ spec, parameterCount, estimatedMemoryBytes, estimatedSeconds, distinctSequences }) {
  return [
    ['Parameters', parameterCount.total.toLocaleString('en'), parameterCount.formula],
    ['Memory', bytes(estimatedMemoryBytes)],
    ['Time, if it trains all its steps', estimatedSeconds === null ? 'not known before something has trained here' : duration(estimatedSeconds)],
    ['Different sequences', distinctSequences.replace(/\^(\d+)/, (_, power) => superscript(power)), `of length ${spec.task.length}`],
  ];
}

function ofSweep({ jobs, estimatedSeconds }) {
  return [
    ['Jobs', jobs.toLocaleString('en')],
    ['Time at most', estimatedSeconds === null ? 'not known before something has trained here' : duration(estimatedSeconds)],
  ];
}

function superscript(digits) {
  return [...digits].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]).join('');
}

function bytes(count) {
  return count < 1 << 20 ? `${Math.ceil(count / 1024)} KiB` : `${(count / (1 << 20)).toFixed(1)} MiB`;
}

/** Each beside the field that its pointer names, or the next one around; what belongs to none is told at the end. */
function showErrors(errors) {
  const places = [...form.querySelectorAll('[data-error-of]')].filter((place) => !place.closest('fieldset[disabled], [hidden]'));
  const elsewhere = [];
  const texts = new Map(places.map((place) => [place, []]));
  for (const { pointer, detail } of errors) {
    const place = isJson() ? undefined : nearest(places, pointer);
    if (place) {
      texts.get(place).push(detail);
      place.closest('details:not([open])')?.setAttribute('open', '');
    } else {
      elsewhere.push(`${pointer === '' ? 'The request' : pointer} ${detail}`);
    }
  }
  texts.forEach((lines, place) => tell(place, lines.join('; ')));
  tell(document.getElementById('errors-elsewhere'), elsewhere.join('\n'));
  document.getElementById('submit').disabled = errors.length > 0;
}

function nearest(places, pointer) {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.find((one) => one.dataset.errorOf === at);
    if (place) {
      return place;
    }
  }
  return undefined;
}

/** Leaves alone what is told already, which a screen reader would else read again. */
function tell(place, text) {
  if (place.textContent === text) {
    return;
  }
  place.textContent = text;
  const control = form.querySelector(`[aria-describedby~="${place.id}"]`);
  if (place.id && control) {
    control.toggleAttribute('aria-invalid', false);
    if (text !== '') {
      control.setAttribute('aria-invalid', 'true');
    }
  }
}

let calm = 0;
const checkSoon = () => {
  showKinds();
  clearTimeout(calm);
  calm = setTimeout(check, CALM_MILLIS);
};

form.addEventListener('input', checkSoon);
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = document.getElementById('submit');
  if (button.getAttribute('aria-busy') === 'true') {
    return;
  }
  button.setAttribute('aria-busy', 'true');
  try {
    const body = request();
    if (JSON.stringify(body) !== sent.body) {
      sent = { body: JSON.stringify(body), key: crypto.randomUUID() };
    }
    const { ok, answer } = await send(body, '', { 'Idempotency-Key': sent.key });
    if (ok) {
      location.assign(`/${collection}/${answer.id}`);
      return;
    }
    showErrors(answer.errors ?? []);
    complain(answer.errors ? '' : answer.detail);
  } catch (failed) {
    complain(failed instanceof SyntaxError ? `This is not JSON: ${failed.message}` : 'Engram can’t be reached; try again in a moment.');
  } finally {
    button.removeAttribute('aria-busy');
  }
});

for (const way of document.querySelectorAll('input[name=way]')) {
  way.addEventListener('change', () => {
    showWay();
    if (isJson() && json.value === '') {
      json.value = JSON.stringify(read(form), null, 2);
    }
    check();
  });
}

/** A browser that comes back to the page may have kept the choice. */
function showWay() {
  if (json) {
    document.getElementById('as-form').hidden = isJson();
    document.getElementById('as-json').hidden = !isJson();
  }
}

document.getElementById('preset')?.addEventListener('change', (event) => {
  json.value = event.target.selectedOptions[0].dataset.json ?? JSON.stringify(read(form), null, 2);
  check();
});
for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 1500);
  });
}
showWay();
showKinds();
check();
