/** For how long a previous signing secret may go on: the choices, in minutes. */
export const OVERLAPS = [
  { minutes: 0, text: 'Not at all', sentence: 'no longer' },
  { minutes: 5, text: '5 minutes', sentence: 'for 5 minutes' },
  { minutes: 60, text: '1 hour', sentence: 'for 1 hour' },
  { minutes: 1_440, text: '1 day', sentence: 'for 1 day' },
  { minutes: 10_080, text: '7 days', sentence: 'for 7 days' },
] as const;

/** The end of "The previous one is accepted …". */
export function describeOverlap(minutes: number): string {
  return (
    OVERLAPS.find((overlap) => overlap.minutes === minutes)?.sentence ?? `for ${minutes} minutes`
  );
}
