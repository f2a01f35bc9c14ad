/**
 * Makes the test for a text in any case, `quoted` being what stands around it in an event.
 * As AWS's engine does it, every UTF-16 unit stands for its own lower and upper form (`ß` for `ß`
 * and `SS`), so half a surrogate pair, having neither, stands for `?`.
 */
export function compileIgnoreCase(
  text: string,
  part: 'whole' | 'prefix' | 'suffix',
): (quoted: string) => boolean {
  const units = text.split('').map(describeUnit).join('');
  const start = part === 'suffix' ? '' : '^"';
  const end = part === 'prefix' ? '' : '"$';
  const expression = new RegExp(`${start}${units}${end}`);
  return (quoted) => expression.test(quoted);
}

function describeUnit(unit: string): string {
  if (/[\ud800-\udfff]/.test(unit)) return '\\?';
  const lower = unit.toLowerCase();
  const upper = unit.toUpperCase();
  return lower === upper ? escapeUnits(lower) : `(?:${escapeUnits(lower)}|${escapeUnits(upper)})`;
}

function escapeUnits(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, (unit) =>
    unit
      .split('')
      .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
