import type { Span } from '@momento-gateway/api/archive/archive';

const TIME = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?$/;

/** The time in `2026-01-31 10:00` or `2026-01-31 10:00:30`, in the reader's zone, epoch ms. */
export function parseTimeText(text: string): number | undefined {
  const [, year, month, day, hour, minute, second = '0'] = TIME.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  const parts = [year, month, day, hour, minute, second].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = parts;
  const time = new Date(y, mo - 1, d, h, mi, s);
  const isReal = time.getMonth() === mo - 1 && time.getDate() === d && h < 24 && mi < 60 && s < 60;
  return isReal ? time.getTime() : undefined;
}

/** `2026-01-31 10:00:30`, in the reader's zone. */
export function formatTimeText(at: number): string {
  const time = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  const date = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${date} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')}`;
}

/** A span in an address: `?from=…&until=…` in ms; undefined if it is none. */
export function readSpan(from: string, until: string): Span | undefined {
  const span = { from: Number(from), until: Number(until) };
  const isSpan = /^\d+$/.test(from) && /^\d+$/.test(until) && span.from < span.until;
  return isSpan ? span : undefined;
}

/** The span of two texts, or what is wrong with each. */
export function chooseSpan(
  fromText: string,
  untilText: string,
): Span | { readonly wrong: { readonly from: string; readonly until: string } } {
  const from = parseTimeText(fromText);
  const until = parseTimeText(untilText);
  if (from === undefined || until === undefined) {
    const explain = (time?: number) => (time === undefined ? NO_TIME : '');
    return { wrong: { from: explain(from), until: explain(until) } };
  }
  return from < until
    ? { from, until }
    : { wrong: { from: '', until: 'Must be after the start.' } };
}

const NO_TIME = 'Enter a time such as 2026-01-31 10:00.';
