// The two lines under the head of every page: whether the service answers, and what it refused.
const connection = document.getElementById('connection');
const complaint = document.getElementById('complaint');

export function connected() {
  connection.hidden = true;
}

export function disconnected() {
  connection.textContent = 'Engram can’t be reached. What you see may be old; this page tries again by itself.';
  connection.hidden = false;
}

/** @param {string} text empty: there is nothing to complain about any more */
export function complain(text) {
  complaint.textContent = text;
  complaint.hidden = text === '';
}
