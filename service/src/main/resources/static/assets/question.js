// Asks a trained cell something about a sequence of digits.
import { post } from './post.js';

/** @returns {Promise<object | null>} the answer; null where there is none, of which the form tells why */
export async function ask(form, operation, request) {
  let text = 'Engram can’t be reached; try again in a moment.';
  let answer = null;
  try {
    const response = await post(`/v1/jobs/${form.dataset.job}/${operation}`, request);
    const body = await response.json();
    const own = body.errors?.find((error) => error.pointer.startsWith('/sequence'));
    text = response.ok ? '' : own ? `The sequence ${own.detail}.` : body.detail;
    answer = response.ok ? body : null;
  } catch {
    // as the text says
  }
  const input = form.elements.sequence;
  document.getElementById(input.getAttribute('aria-describedby')).textContent = text;
  if (text === '') {
    input.removeAttribute('aria-invalid');
  } else {
    input.setAttribute('aria-invalid', 'true');
  }
  return answer;
}

/** The digits in a form, which may be written in groups. */
export function sequence(form) {
  return form.elements.sequence.value.replace(/\s/g, '');
}
