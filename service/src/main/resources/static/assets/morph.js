// Makes one tree of elements like another and leaves alone what is alike, so that focus, ticks and scrolling stay.

/** Elements with an id are found by it, others by their place. What a script draws into `data-drawn` is the script's. */
export function morph(target, source) {
  const byId = new Map([...target.children].filter((child) => child.id).map((child) => [child.id, child]));
  let place = target.firstElementChild;
  for (const wanted of [...source.children]) {
    const known = wanted.id ? byId.get(wanted.id) : place?.id ? null : place;
    if (!known || known.tagName !== wanted.tagName) {
      const added = document.importNode(wanted, true);
      target.insertBefore(added, place);
      htmx.process(added);
      continue;
    }
    if (known === place) {
      place = place.nextElementSibling;
    } else {
      target.insertBefore(known, place);
    }
    morphElement(known, wanted);
  }
  while (place) {
    const surplus = place;
    place = place.nextElementSibling;
    surplus.remove();
  }
}

function morphElement(known, wanted) {
  if (known.isEqualNode(wanted) || 'drawn' in known.dataset) {
    return;
  }
  for (const { name } of [...known.attributes]) {
    if (!wanted.hasAttribute(name) && name !== 'open') { // which is the reader's
      known.removeAttribute(name);
    }
  }
  for (const { name, value } of wanted.attributes) {
    if (known.getAttribute(name) !== value) {
      known.setAttribute(name, value);
    }
  }
  if (hasText(known) || hasText(wanted)) {
    known.replaceChildren(...[...wanted.childNodes].map((child) => document.importNode(child, true)));
    htmx.process(known);
  } else {
    morph(known, wanted);
  }
}

function hasText(element) {
  return [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim() !== '');
}
