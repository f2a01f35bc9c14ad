import { parseJson } from '@momento-gateway/api/json';
import { ChosenTargetSchema, CreateTargetSchema } from '@momento-gateway/api/rules/target';
import {
  arnOf,
  hasGroup,
  hasParameters,
  isNewQueue,
  type TargetFields,
  toChosenTarget,
} from './target-fields.ts';

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Checks the visible fields of a target as the API will check them. */
export function checkTarget(fields: TargetFields, place: number): Problem[] {
  const at = (field: string, message: string) => ({ path: ['targets', place, field], message });
  if (hasParameters(fields) && fields.parameters.trim() !== '') {
    if (parseJson(fields.parameters) === undefined) return [at('parameters', 'This is not JSON.')];
  }
  const target = toChosenTarget(fields, isNewQueue(fields) ? NO_QUEUE_YET : arnOf(fields));
  const { error } = ChosenTargetSchema.safeParse(target);
  const problems = (error?.issues ?? []).map(({ path: [field, ...rest], message }) => {
    if (field === 'arn') return at('arn', fields.arn === '' ? NOTHING_CHOSEN : message);
    if (field !== 'parameters') return at(fieldOf(String(field), rest), message);
    return hasGroup(fields)
      ? at('group', message)
      : at('parameters', rest.length === 0 ? message : `${rest.join('.')}: ${message}`);
  });
  return [
    ...problems,
    ...(isNewQueue(fields) ? checkName(fields.newName).map((text) => at('newName', text)) : []),
    ...(isOfFunction(fields) ? [] : [at('version', OTHER_FUNCTION)]),
  ];
}

const NOTHING_CHOSEN = 'Choose a target for the matching events.';
const OTHER_FUNCTION = 'Give the ARN of an alias or a version of this function.';
const NO_QUEUE_YET = 'arn:aws:sqs:us-east-1:000000000000:new';

function checkName(name: string): string[] {
  const { error } = CreateTargetSchema.shape.name.safeParse(name);
  return (error?.issues ?? []).slice(0, 1).map(({ message }) => message);
}

function isOfFunction({ type, arn, version }: TargetFields): boolean {
  return type !== 'lambda' || !version || version.startsWith(`${arn}:`);
}

/** The field of the form for one of the API. */
function fieldOf(field: string, [inner]: readonly PropertyKey[]): string {
  return field === 'retry' || field === 'input' ? String(inner) : field;
}
