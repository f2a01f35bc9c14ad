const NUMBER = new Intl.NumberFormat('en');

/** `1,234`. */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** `1 failure`, `1,234 failures`. */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(count)} ${count === 1 ? noun : plural}`;
}
