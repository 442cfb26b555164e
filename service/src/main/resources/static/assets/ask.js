// The box in which a cell is asked for the digit that comes next.
import { complain } from './notices.js';

const form = document.getElementById('ask');
const answer = document.getElementById('answer');

form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const sequence = form.elements.sequence.value.replace(/\s/g, '');
  const response = await fetch(`/v1/jobs/${form.dataset.job}/predictions`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ sequences: [sequence] }),
  });
  const body = await response.json();
  if (response.ok) {
    showError('');
    show(body.predictions[0], body.step);
  } else {
    const own = body.errors?.find((error) => error.pointer.startsWith('/sequences'));
    showError(own ? `The sequence ${own.detail}.` : body.detail);
  }
});

function showError(text) {
  const place = document.getElementById('ask-error');
  place.textContent = text;
  form.elements.sequence.setAttribute('aria-invalid', text === '' ? 'false' : 'true');
  if (text === '') {
    form.elements.sequence.removeAttribute('aria-invalid');
  }
  complain('');
}

function show({ sequence, digit, probabilities }, step) {
  answer.hidden = false;
  const first = sequence[0];
  answer.querySelector('.said').textContent = `The cell, with its weights of step ${step.toLocaleString('en')}, says ${digit}`
    + (Number(first) === digit ? `, as a palindrome would end.` : `; a palindrome would end with ${first}.`);
  answer.querySelectorAll('li').forEach((bar, index) => {
    const probability = probabilities[index];
    bar.classList.toggle('largest', index === digit);
    bar.querySelector('meter').value = probability ?? 0;
    bar.querySelector('.percent').textContent = probability === null ? '–' : `${(100 * probability).toFixed(1)} %`;
  });
}
