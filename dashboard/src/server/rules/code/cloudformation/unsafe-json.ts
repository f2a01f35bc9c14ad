import { ExactNumber } from '@momento-gateway/api/exact-json';

/**
 * CloudFormation takes an object with a key of the first kinds for a function, wherever it stands. The
 * CDK drops the last one.
 */
const LOST_KEY = /^(?:Ref$|Fn::|__proto__$)/;

/** CloudFormation puts a secret or a parameter in place of such a text, wherever it stands. */
const DYNAMIC_REFERENCE = '{{resolve:';

/** Whether a pattern has to be given as a text, because an object could not hold it as it is. */
export function needsText(pattern: unknown): boolean {
  return hasLostKey(pattern) || hasExactNumber(pattern);
}

/** Whether a tool would read more in a property's value than stands there. */
export function isDynamic(value: unknown): boolean {
  return hasLostKey(value) || JSON.stringify(value).includes(DYNAMIC_REFERENCE);
}

function hasLostKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasLostKey);
  return Object.entries(value).some(([key, inner]) => LOST_KEY.test(key) || hasLostKey(inner));
}

export function hasExactNumber(value: unknown): boolean {
  if (value instanceof ExactNumber) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasExactNumber);
}
