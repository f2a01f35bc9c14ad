import { OPERATORS, type OperatorId } from '@momento-gateway/api/pattern/operators';
import { type Condition, checkValues } from '@momento-gateway/api/pattern/pattern-form';

/** The fields of `detail` that the form names. */
export const DETAIL_FIELDS = {
  text: 'Message (text)',
  json: 'A field of the message (json)',
  token_id: 'Token id (token_id)',
  topic_sequence_number: 'Sequence number (topic_sequence_number)',
  other: 'Another field of detail',
} as const;

export type DetailField = keyof typeof DETAIL_FIELDS;

/** One condition of the form. */
export interface ConditionFields {
  readonly field: DetailField;
  /** For `json` and `other`: the names below, separated by dots. */
  readonly name: string;
  readonly operator: OperatorId;
  /** One value per line. */
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

/** The path of the field below `detail`. */
export function readConditionPath({ field, name }: ConditionFields): readonly string[] {
  const names = name.trim() === '' ? [] : name.trim().split('.');
  if (field === 'json') return ['json', ...names];
  return field === 'other' ? names : [field];
}

/** What is wrong with the field's name; undefined when nothing is. */
export function checkPath({ field, name }: ConditionFields): string | undefined {
  if (!needsName(field)) return undefined;
  const names = name.trim().split('.');
  if (names.includes('') || names.some((part) => part.startsWith('$'))) {
    return 'Enter the name of the field, such as total or order.total.';
  }
  return field === 'other' && (names[0] === 'cache' || names[0] === 'topic')
    ? 'Choose caches and topics above.'
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

/** Whether a condition is complete enough for the preview. */
export function isConditionComplete(fields: ConditionFields): boolean {
  return checkPath(fields) === undefined && checkValues(toCondition(fields)) === undefined;
}
