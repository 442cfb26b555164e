// What all pages do: times that people read, the theme, parts that renew themselves, and what to say when that fails.
import { morph } from './morph.js';
import { showTimes } from './times.js';
import { complain, connected, disconnected } from './notices.js';
import { proof } from './post.js';

htmx.defineExtension('keyed', {
  isInlineSwap: (style) => style === 'keyed',
  handleSwap: (style, target, fragment) => {
    showTimes(fragment);
    const group = document.activeElement.closest('.actions');
    morph(target, fragment);
    if (document.activeElement === document.body) { // what a reader was at has gone
      group?.querySelector('button, a')?.focus();
    }
    return [];
  },
});

showTimes(document);
setInterval(() => showTimes(document), 10_000);

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

/** Whoever chooses what the system has follows the system again. */
document.getElementById('theme').addEventListener('click', () => {
  const root = document.documentElement;
  const becomesDark = root.dataset.theme ? root.dataset.theme !== 'dark' : !systemIsDark.matches;
  if (becomesDark === systemIsDark.matches) {
    delete root.dataset.theme;
    localStorage.removeItem('theme');
  } else {
    root.dataset.theme = becomesDark ? 'dark' : 'light';
    localStorage.setItem('theme', root.dataset.theme);
  }
  dispatchEvent(new Event('theme'));
});
systemIsDark.addEventListener('change', () => dispatchEvent(new Event('theme')));

/** Nobody looks at a hidden page, nor at what has been scrolled away; what is soon renewed again can wait until then. */
document.addEventListener('htmx:beforeRequest', (event) => {
  const part = event.detail.elt;
  if (renewsItself(part) && (document.hidden || (part.matches('[hx-trigger^="every"]') && !isInView(part)))) {
    event.preventDefault();
  }
});

function renewsItself(part) {
  return part.matches('[hx-trigger*="refresh"], [hx-trigger*="every"]');
}

/** What is empty, and so has no place, is. */
function isInView(part) {
  const { top, bottom } = part.getBoundingClientRect();
  return top <= innerHeight && bottom >= 0;
}

document.addEventListener('htmx:configRequest', ({ detail }) => {
  if (detail.verb !== 'get') {
    Object.assign(detail.headers, proof());
  }
});

document.addEventListener('htmx:sendError', () => disconnected());
document.addEventListener('htmx:responseError', ({ detail }) => {
  if (!renewsItself(detail.elt)) {
    complain(reason(detail.xhr));
  } else if (detail.xhr.status >= 500) {
    disconnected();
  } else {
    complain(`${reason(detail.xhr)} What you see is what was known of it.`);
  }
});

/** Why a request was refused, be it told in a problem document or on a page. */
function reason(xhr) {
  const type = xhr.getResponseHeader('Content-Type') ?? '';
  if (type.startsWith('application/problem+json')) {
    return JSON.parse(xhr.responseText).detail;
  }
  return new DOMParser().parseFromString(xhr.responseText, 'text/html').querySelector('main p')?.textContent ?? `Engram answered ${xhr.status}.`;
}

document.addEventListener('htmx:afterRequest', ({ detail }) => {
  if (!detail.successful) {
    return;
  }
  connected();
  if (detail.requestConfig.verb === 'get') {
    return;
  }
  complain('');
  const then = detail.elt.dataset.then;
  if (then) {
    location.assign(then);
  } else {
    document.querySelectorAll('[hx-trigger*="refresh"]').forEach((part) => htmx.trigger(part, 'refresh'));
  }
});
