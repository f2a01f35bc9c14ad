/** EventBridge compares numbers of this size, with six digits behind the point. */
const SIZE_MAX = 5_000_000_000;
const DIGITS = 6;

/**
 * Whether a matcher of an event pattern matches a number. Undefined where that is better left to
 * EventBridge: numbers that it does not compare as JavaScript does, and other operators.
 */
export function matchNumber(matcher: unknown, value: number): boolean | undefined {
  // EventBridge compares how a number is written: 300 is not 300.0, and that cannot be seen here.
  if (typeof matcher === 'number') return matcher === value ? undefined : false;
  if (typeof matcher !== 'object' || matcher === null) return false;
  const [[operator, operand] = [], ...others] = Object.entries(matcher);
  if (others.length > 0) return undefined;
  if (operator === 'exists') return typeof operand === 'boolean' ? operand : undefined;
  return operator === 'numeric' ? compareNumbers(operand, value) : undefined;
}

/** `['>', 0, '<=', 5]`: each comparison has to hold. */
function compareNumbers(operand: unknown, value: number): boolean | undefined {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 !== 0) return undefined;
  const answers: (boolean | undefined)[] = [];
  for (let place = 0; place < operand.length; place += 2) {
    answers.push(compare(operand[place], operand[place + 1], value));
  }
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function compare(operator: unknown, wanted: unknown, value: number): boolean | undefined {
  if (typeof wanted !== 'number' || !isExact(wanted) || !isExact(value)) return undefined;
  switch (operator) {
    case '=':
      return value === wanted;
    case '<':
      return value < wanted;
    case '<=':
      return value <= wanted;
    case '>':
      return value > wanted;
    case '>=':
      return value >= wanted;
    default:
      return undefined;
  }
}

function isExact(value: number): boolean {
  return Math.abs(value) <= SIZE_MAX && Number(value.toFixed(DIGITS)) === value;
}
