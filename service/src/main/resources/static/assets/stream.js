// Follows the events of a job.
import { connected, disconnected } from './notices.js';

const TYPES = ['state', 'progress', 'metric', 'evaluation', 'checkpoint', 'diagnostic', 'log'];
const RETRY_MILLIS = 2000;

/**
 * Over broken connections and restarts of the service. A page that nobody looks at lets go of its connection, of which a
 * browser has six for all its pages.
 *
 * @param {{opened: () => void, event: (type: string, data: object) => void, ended: () => void}} listener `opened` also
 *     after an interruption: what was told live meanwhile has been missed
 */
export function follow(address, listener) {
  let source = null;
  let retry = 0;
  let isOver = false;

  function open() {
    clearTimeout(retry);
    source?.close();
    source = new EventSource(address);
    source.addEventListener('open', () => {
      connected();
      listener.opened();
    });
    for (const type of TYPES) {
      source.addEventListener(type, (message) => listener.event(type, JSON.parse(message.data).data));
    }
    source.addEventListener('end', () => {
      isOver = true;
      source.close();
      listener.ended();
    });
    source.addEventListener('error', () => {
      disconnected();
      if (source.readyState === EventSource.CLOSED) { // else it tries again by itself
        openAgain();
      }
    });
  }

  /** What has been deleted tells nothing any more; a service that is away will. */
  async function openAgain() {
    const subject = await fetch(address.replace(/\/events$/, '')).catch(() => null);
    if (subject?.status === 404) {
      isOver = true;
      connected();
      listener.ended();
    } else if (!document.hidden) {
      retry = setTimeout(open, RETRY_MILLIS);
    }
  }

  document.addEventListener('visibilitychange', () => {
    if (isOver) {
      return;
    }
    if (document.hidden) {
      clearTimeout(retry);
      source?.close();
    } else {
      open();
    }
  });
  if (!document.hidden) {
    open();
  }
}

/** Calls a function soon, and not more often than that; one that takes long, so seldom that the page has most of its time. */
export function atMostEvery(millis, call) {
  let waiting = false;
  let pause = millis;
  return () => {
    if (!waiting) {
      waiting = true;
      setTimeout(() => {
        const start = performance.now();
        waiting = false;
        call();
        pause = Math.max(millis, 20 * (performance.now() - start));
      }, pause);
    }
  };
}

/** Renews the head of a job's pages. */
export const renewNow = atMostEvery(500, () => htmx.trigger('#now', 'refresh'));
