// What all pages do: times that people read, the theme, parts that renew themselves, and what to say when that fails.
import { morph } from './morph.js';
import { showTimes } from './times.js';
import { complain, connected, disconnected } from './notices.js';

htmx.defineExtension('keyed', {
  isInlineSwap: (style) => style === 'keyed',
  handleSwap: (style, target, fragment) => {
    showTimes(fragment);
    morph(target, fragment);
    return [];
  },
});

showTimes(document);
setInterval(() => showTimes(document), 10_000);

document.getElementById('theme').addEventListener('click', () => {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = isDark ? 'light' : 'dark';
  localStorage.setItem('theme', root.dataset.theme);
  dispatchEvent(new Event('theme'));
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => dispatchEvent(new Event('theme')));

document.addEventListener('change', (event) => event.target.closest('form[data-submit-on-change]')?.requestSubmit());

document.addEventListener('htmx:sendError', () => disconnected());
document.addEventListener('htmx:responseError', ({ detail }) => {
  if (detail.elt.matches('[hx-trigger~="refresh"], [hx-trigger^="every"]')) {
    return; // what renews itself is asked for again
  }
  const isProblem = detail.xhr.getResponseHeader('Content-Type')?.startsWith('application/problem+json');
  complain(isProblem ? JSON.parse(detail.xhr.responseText).detail : `Engram answered ${detail.xhr.status}.`);
});
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
    document.querySelectorAll('[hx-trigger~="refresh"]').forEach((part) => htmx.trigger(part, 'refresh'));
  }
});
