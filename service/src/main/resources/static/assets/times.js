// Instants as people say them, with the exact one where the pointer rests.
const WORDS = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const EXACT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });
const UNITS = [['day', 86_400], ['hour', 3600], ['minute', 60]];

export function ago(instant, now = Date.now()) {
  const seconds = Math.round((instant - now) / 1000);
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) {
      return WORDS.format(Math.trunc(seconds / length), unit);
    }
  }
  return Math.abs(seconds) < 10 ? 'just now' : WORDS.format(seconds, 'second');
}

export function showTimes(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const instant = new Date(time.dateTime);
    const text = ago(instant.getTime());
    if (time.textContent !== text) {
      time.textContent = text;
    }
    if (time.title === '') {
      time.title = EXACT.format(instant);
    }
  }
}

export function duration(seconds) {
  if (seconds < 60) {
    return `${seconds < 10 ? Number(seconds.toPrecision(1)) : Math.round(seconds)} s`;
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
