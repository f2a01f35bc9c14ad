const NUMBER = new Intl.NumberFormat('en');

/** `1 failure`, `1,234 failures`. */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${NUMBER.format(count)} ${count === 1 ? noun : plural}`;
}
