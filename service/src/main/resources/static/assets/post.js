// What every request that may change something carries.

/** Proves that it comes from a page of this service; nothing where nobody has to log in. */
export function proof() {
  const cookie = document.cookie.split('; ').find((one) => one.startsWith('XSRF-TOKEN='));
  return cookie ? { 'X-XSRF-TOKEN': cookie.slice('XSRF-TOKEN='.length) } : {};
}

export function post(address, body, headers = {}) {
  return fetch(address, {
    method: 'POST', headers: { 'Content-Type': 'application/json', ...proof(), ...headers }, body: JSON.stringify(body),
  });
}
