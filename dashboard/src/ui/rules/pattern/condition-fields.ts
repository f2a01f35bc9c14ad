import { OPERATORS, type OperatorId } from '@momento-gateway/api/pattern/operators';
import { type Condition, checkValues } from '@momento-gateway/api/pattern/pattern-form';

/** The fields of `detail` that have a name of their own in the form. */
export const DETAIL_FIELDS = {
  text: 'Message (text)',
  json: 'A field of the message (json)',
  token_id: 'Token id (token_id)',
  topic_sequence_number: 'Sequence number (topic_sequence_number)',
  other: 'Another field of detail',
} as const;

export type DetailField = keyof typeof DETAIL_FIELDS;

/** One condition of the form as it is filled in. */
export interface ConditionFields {
  readonly field: DetailField;
  /** For `json` and `other`: the names below, divided by dots. */
  readonly name: string;
  readonly operator: OperatorId;
  /** A value on each line. */
  readonly values: string;
}

export const NEW_CONDITION: ConditionFields = {
  field: 'text',
  name: '',
  operator: 'equals',
  values: '',
};

export function needsName(field: DetailField): boolean {
  return field === 'json' || field === 'other';
}

/** The names that lead to the field, below `detail`. */
export function readConditionPath({ field, name }: ConditionFields): readonly string[] {
  const names = name.trim() === '' ? [] : name.trim().split('.');
  if (field === 'json') return ['json', ...names];
  return field === 'other' ? names : [field];
}

/** What is wrong with the name of the field; undefined when nothing is. */
export function checkPath({ field, name }: ConditionFields): string | undefined {
  if (!needsName(field)) return undefined;
  const names = name.trim().split('.');
  if (names.includes('') || names.some((part) => part.startsWith('$'))) {
    return 'Give the name of the field, such as total or order.total.';
  }
  return field === 'other' && (names[0] === 'cache' || names[0] === 'topic')
    ? 'Which caches and topics match is chosen above.'
    : undefined;
}

export function toCondition(fields: ConditionFields): Condition {
  const { operator, values } = fields;
  const takesValues = OPERATORS[operator].operand !== 'none';
  return {
    path: readConditionPath(fields),
    operator,
    values: takesValues && values !== '' ? values.split('\n') : [],
  };
}

export function toConditionFields({ path, operator, values }: Condition): ConditionFields {
  const [first = '', ...rest] = path;
  const shared = { operator, values: values.join('\n') };
  if (rest.length === 0 && first !== 'json' && first !== 'other' && first in DETAIL_FIELDS) {
    return { ...shared, field: first as DetailField, name: '' };
  }
  return first === 'json' && rest.length > 0
    ? { ...shared, field: 'json', name: rest.join('.') }
    : { ...shared, field: 'other', name: path.join('.') };
}

/** Whether a condition is filled in far enough to show what it does. */
export function isConditionComplete(fields: ConditionFields): boolean {
  return checkPath(fields) === undefined && checkValues(toCondition(fields)) === undefined;
}
