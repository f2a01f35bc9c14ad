interface Decimal {
  readonly negative: boolean;
  /** Without leading and trailing zeros; '' is zero. */
  readonly digits: string;
  /** Power of ten of the last digit. */
  readonly exponent: number;
}

const SHORT_INTEGER = /^-?[0-9]{1,15}$/;
const DECIMAL = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/;

/**
 * The double for a JSON number; undefined if it would lose digits. Such numbers are compared as
 * written.
 */
export function readComparableNumber(literal: string): number | undefined {
  const value = Number(literal);
  if (SHORT_INTEGER.test(literal)) return value;
  if (!Number.isFinite(value)) return undefined;
  const written = readDecimal(literal);
  const kept = readDecimal(String(value));
  if (written === undefined || kept === undefined) return undefined;
  return isSame(written, kept) ? value : undefined;
}

function readDecimal(literal: string): Decimal | undefined {
  const parts = DECIMAL.exec(literal);
  if (parts === null) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
  const all = (whole + fraction).replace(/^0+/, '');
  const digits = trimZeros(all);
  return {
    negative: sign === '-',
    digits,
    exponent: Number(exponent) - fraction.length + (all.length - digits.length),
  };
}

/** Without a regular expression: one that ends in `$` starts over at every zero. */
function trimZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

function isSame(left: Decimal, right: Decimal): boolean {
  if (left.digits === '' || right.digits === '') return left.digits === right.digits;
  return (
    left.negative === right.negative &&
    left.digits === right.digits &&
    left.exponent === right.exponent
  );
}
