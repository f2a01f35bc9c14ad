import type { Gaps } from '@momento-gateway/api/observation/gaps';

/** The spans of a chart without holes: one without a call has none that is missing. */
export function toPeriods({ since, spans, spanMs }: Pick<Gaps, 'since' | 'spans' | 'spanMs'>) {
  const last = spans.at(-1)?.at ?? since;
  const first = Math.min(since - (since % spanMs), last);
  const times = Array.from(
    { length: Math.floor((last - first) / spanMs) + 1 },
    (_, place) => first + place * spanMs,
  );
  const missing = new Map(spans.map((span) => [span.at, span.missing]));
  return {
    times,
    from: first,
    to: last + spanMs,
    missing: times.map((time) => missing.get(time) ?? 0),
  };
}
