// From the controls of a form to the request that it stands for.

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

/** The type of the default optimizer goes without saying. */
function putType(request, kinds) {
  const chosen = kinds.querySelector('input[type=radio]:checked');
  if (!chosen.defaultChecked || kinds.dataset.kinds !== '/optimizer') {
    put(request, `${kinds.dataset.kinds}/type`, chosen.value);
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

/** What is no number stays as it is: the service says what is wrong with it. */
function value(text, type) {
  const number = (word) => (word !== '' && Number.isFinite(Number(word)) ? Number(word) : word);
  const list = text.split(',').map((word) => word.trim()).filter((word) => word !== '');
  switch (type) {
    case 'integer': case 'number': return number(text);
    case 'integers': case 'numbers': return list.map(number);
    case 'strings': return list;
    case 'boolean': return text === 'true';
    case 'labels': return Object.fromEntries(list.map((label) => {
      const colon = label.indexOf(':');
      return colon < 0 ? [label, ''] : [label.slice(0, colon), label.slice(colon + 1)];
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

/** Fills a form with a request. */
export function write(form, request) {
  for (const kinds of form.querySelectorAll('[data-kinds]')) {
    const type = find(request, kinds.dataset.kinds)?.type;
    const choice = [...kinds.querySelectorAll('input[type=radio]')].find((radio) => radio.value === type);
    if (choice) {
      choice.checked = true;
    }
  }
  for (const object of form.querySelectorAll('[data-object]')) {
    object.checked = find(request, object.dataset.object) !== null;
  }
  for (const control of form.querySelectorAll('[data-pointer]')) {
    const known = find(request, control.dataset.pointer);
    if (known === undefined || known === null || control.closest('[data-kind]')?.dataset.kind !== typeAt(request, control)) {
      continue;
    }
    if (control.type === 'checkbox') {
      control.checked = known;
    } else {
      control.value = control.dataset.type === 'labels' ? Object.entries(known).map((pair) => pair.join(':')).join(', ') : String(known);
    }
  }
}

/** Undefined for what belongs to no kind. */
function typeAt(request, control) {
  const kinds = control.closest('[data-kinds]');
  return kinds ? find(request, kinds.dataset.kinds)?.type : undefined;
}

export function curl(collection, request) {
  const json = JSON.stringify(request).replaceAll("'", "'\\''");
  return `curl -s ${location.origin}/v1/${collection} \\\n     -H 'Content-Type: application/json' \\\n     -d '${json}'`;
}
