// The box in which a cell is asked for the digit that comes next.
import { ask, sequence } from './question.js';

const form = document.getElementById('ask');
const answer = document.getElementById('answer');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = await ask(form, 'predictions', { sequences: [sequence(form)] });
  if (body) {
    show(body.predictions[0], body.step);
  }
});

function show({ sequence: asked, digit, probabilities }, step) {
  answer.hidden = false;
  const first = asked[0];
  answer.querySelector('.said').textContent = `The cell, with its weights of step ${step.toLocaleString('en')}, says ${digit}`
    + (Number(first) === digit ? `, as a palindrome would end.` : `; a palindrome would end with ${first}.`);
  answer.querySelectorAll('li').forEach((bar, index) => {
    const probability = probabilities[index];
    bar.classList.toggle('largest', index === digit);
    bar.querySelector('meter').value = probability ?? 0;
    bar.querySelector('.percent').textContent = probability === null ? '–' : `${(100 * probability).toFixed(1)} %`;
  });
}
