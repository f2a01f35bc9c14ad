import { matchWildcard } from './match-wildcard.ts';

const ASCII = /^[\p{ASCII}]*$/u;

/**
 * Whether a matcher of an event pattern matches a text. Undefined where that is better left to
 * EventBridge: addresses, letters whose case is not that of English, operators unknown here.
 */
export function matchText(matcher: unknown, text: string): boolean | undefined {
  if (typeof matcher !== 'object' || matcher === null) return matcher === text;
  const [[operator = '', operand] = [], ...others] = Object.entries(matcher);
  if (others.length > 0) return undefined;
  switch (operator) {
    case 'exists':
      return typeof operand === 'boolean' ? operand : undefined;
    case 'numeric':
      return false;
    case 'anything-but':
      return matchAnythingBut(operand, text);
    default:
      return compareText(operator, operand, text);
  }
}

/** None of the operands may match: texts, numbers, or one operator with one or several texts. */
function matchAnythingBut(operand: unknown, text: string): boolean | undefined {
  if (typeof operand !== 'object' || operand === null) return operand !== text;
  if (Array.isArray(operand)) return !operand.includes(text);
  const [[operator = '', inner] = []] = Object.entries(operand);
  const answers = [inner].flat().map((one) => compareText(operator, one, text));
  if (answers.includes(true)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function compareText(operator: string, operand: unknown, text: string): boolean | undefined {
  if (typeof operand === 'object' && operand !== null) {
    const folded: unknown = (operand as Record<string, unknown>)['equals-ignore-case'];
    if (typeof folded !== 'string' || !canFold(folded, text)) return undefined;
    return operator === 'prefix' || operator === 'suffix'
      ? compareText(operator, folded.toLowerCase(), text.toLowerCase())
      : undefined;
  }
  if (typeof operand !== 'string') return undefined;
  switch (operator) {
    case 'prefix':
      return text.startsWith(operand);
    case 'suffix':
      return text.endsWith(operand);
    case 'equals-ignore-case':
      return canFold(operand, text) ? operand.toLowerCase() === text.toLowerCase() : undefined;
    case 'wildcard':
      return operand.includes('\\') ? undefined : matchWildcard(operand, text);
    default:
      return undefined;
  }
}

function canFold(...texts: readonly string[]): boolean {
  return texts.every((text) => ASCII.test(text));
}
