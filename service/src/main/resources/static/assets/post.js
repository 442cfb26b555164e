// What every request that may change something carries.

/** Whether this service asks who calls. */
export function isLoggedIn() {
  return token() !== undefined;
}

function token() {
  return document.cookie.split('; ').find((one) => one.startsWith('XSRF-TOKEN='))?.slice('XSRF-TOKEN='.length);
}

/** Proves that it comes from a page of this service; nothing where nobody has to log in. */
export function proof() {
  const proof = token();
  return proof === undefined ? {} : { 'X-XSRF-TOKEN': proof };
}

export function post(address, body, headers = {}) {
  return fetch(address, {
    method: 'POST', headers: { 'Content-Type': 'application/json', ...proof(), ...headers }, body: JSON.stringify(body),
  });
}
