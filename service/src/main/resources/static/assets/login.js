// Turns a key into a login of this browser.
import { post } from './post.js';

const form = document.getElementById('login');
const error = document.getElementById('key-error');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const key = form.elements.key;
  error.textContent = '';
  try {
    const response = await post('/login', { key: key.value });
    if (response.ok) {
      location.assign(next());
      return;
    }
    error.textContent = (await response.json()).detail;
  } catch {
    error.textContent = 'Engram can’t be reached; try again in a moment.';
  }
  key.setAttribute('aria-invalid', 'true');
  key.focus();
});

/** Where the reader was going, if that is a page of this service. */
function next() {
  const wanted = new URL(new URLSearchParams(location.search).get('next') ?? '/', location.origin);
  return wanted.origin === location.origin ? wanted.href : '/';
}
