// From the controls of a form to the request that it stands for.
import { isLoggedIn } from './post.js';

/** @returns {object} with what differs from the defaults */
export function read(form) {
  const request = {};
  for (const part of form.querySelectorAll('[data-kinds], [data-pointer]')) {
    if (part.matches('[data-kinds]')) {
      putType(request, part);
    } else if (!part.matches(':disabled') && !part.closest('fieldset[disabled]') && !isSwitchedOff(form, part.dataset.pointer)) {
      putField(request, part);
    }
  }
  for (const object of form.querySelectorAll('[data-object]:not(:checked)')) {
    put(request, object.dataset.object, null);
  }
  completeTypes(form, request);
  return request;
}

/** What the service takes where nothing is said goes without saying. */
function putType(request, kinds) {
  const chosen = kinds.querySelector('input[type=radio]:checked').value;
  if (chosen !== kinds.dataset.default) {
    put(request, `${kinds.dataset.kinds}/type`, chosen);
  }
}

function putField(request, control) {
  const text = textOf(control);
  if (text !== '' && text !== control.dataset.initial) {
    put(request, control.dataset.pointer, value(text, control.dataset.type));
  }
}

/** A field of a kind that is the default one needs its type beside it. */
function completeTypes(form, request) {
  for (const kinds of form.querySelectorAll('[data-kinds]')) {
    const at = find(request, kinds.dataset.kinds);
    if (at && at.type === undefined) {
      const fields = { ...at };
      Object.keys(at).forEach((key) => delete at[key]);
      Object.assign(at, { type: kinds.querySelector('input[type=radio]:checked').value }, fields);
    }
  }
}

function isSwitchedOff(form, pointer) {
  return [...form.querySelectorAll('[data-object]:not(:checked)')].some((object) => pointer.startsWith(`${object.dataset.object}/`));
}

function textOf(control) {
  if (control.matches('fieldset')) {
    return [...control.querySelectorAll('input:checked')].map((tick) => tick.value).join(', ');
  }
  return control.type === 'checkbox' ? String(control.checked) : control.value.trim();
}

/** Seeds may have more digits than a number of JavaScript holds. */
function number(word) {
  const parsed = Number(word);
  if (word === '' || !Number.isFinite(parsed)) {
    return word;
  }
  return /^-?\d+$/.test(word) && !Number.isSafeInteger(parsed) && JSON.rawJSON ? JSON.rawJSON(word) : parsed;
}

/** What is no number stays as it is: the service says what is wrong with it. */
function value(text, type) {
  const list = text.split(',').map((word) => word.trim()).filter((word) => word !== '');
  switch (type) {
    case 'integer': case 'number': return number(text);
    case 'integers': case 'numbers': return list.map(number);
    case 'strings': return list;
    case 'boolean': return text === 'true';
    case 'labels': return Object.fromEntries(text.split('\n').map((label) => {
      const colon = label.indexOf(':');
      return colon < 0 ? [label.trim(), ''] : [label.slice(0, colon).trim(), label.slice(colon + 1).trim()];
    }));
    default: return text;
  }
}

function put(request, pointer, what) {
  const names = pointer.slice(1).split('/');
  const last = names.pop();
  const parent = names.reduce((object, name) => (object[name] ??= {}), request);
  parent[last] = what;
}

function find(request, pointer) {
  return pointer.slice(1).split('/').reduce((object, name) => object?.[name], request);
}

/**
 * Fills a form.
 *
 * @param {Object<string, string | null>} values by their pointers; null: there is no such object
 */
export function write(form, values) {
  for (const kinds of form.querySelectorAll('[data-kinds]')) {
    const type = values[`${kinds.dataset.kinds}/type`];
    if (type === undefined) {
      continue;
    }
    kinds.querySelectorAll('input[type=radio]').forEach((radio) => {
      radio.checked = radio.value === type;
    });
  }
  for (const object of form.querySelectorAll('[data-object]')) {
    object.checked = values[object.dataset.object] !== null;
  }
  for (const control of form.querySelectorAll('[data-pointer]')) {
    const value = values[control.dataset.pointer];
    if (value !== undefined && value !== null && isOfChosenKind(control)) {
      fill(control, value);
    }
  }
}

function isOfChosenKind(control) {
  const kind = control.closest('[data-kind]');
  return !kind || kind.dataset.kind === kind.parentElement.querySelector('input[type=radio]:checked').value;
}

function fill(control, value) {
  if (control.type === 'checkbox') {
    control.checked = value === 'true';
    return;
  }
  if (control.matches('select') && ![...control.options].some((option) => option.value === value)) {
    control.add(new Option(value, value)); // such as the second of several devices
  }
  control.value = value;
}

export function curl(collection, request) {
  const json = JSON.stringify(request).replaceAll("'", "'\\''");
  const key = isLoggedIn() ? ' -H "Authorization: Bearer $ENGRAM_API_KEY"' : '';
  return `curl -s ${location.origin}/v1/${collection}${key} \\\n     -H 'Content-Type: application/json' \\\n     -d '${json}'`;
}
