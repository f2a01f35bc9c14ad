const UNITS = [
  ['day', 24 * 60 * 60_000],
  ['hour', 60 * 60_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** A duration in its largest unit, rounded down, such as “2 days”. */
export function formatAge(durationMs: number): string {
  const [unit, unitMs] = UNITS.find(([, size]) => durationMs >= size) ?? ['second', 1000];
  const count = Math.max(0, Math.floor(durationMs / unitMs));
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
