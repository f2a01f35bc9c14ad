import { parseJson } from '@momento-gateway/api/json';
import {
  type ChosenTarget,
  EVENT_AGE_MAX_SECONDS,
  FAILURE_QUEUE,
  RETRY_ATTEMPTS_MAX,
} from '@momento-gateway/api/rules/target';
import { ROLE_TYPES, type TargetType } from '@momento-gateway/api/rules/target-arn';
import type { EventFields } from '../pattern/draft-pattern.ts';
import { type InputFields, readInput } from './input-fields.ts';

/** One target of the form, with the fields of every choice. */
export interface TargetFields extends InputFields {
  /** Of a target that the rule has; empty for a new one. */
  readonly targetId: string;
  readonly type: TargetType;
  /** A queue can be created with the rule. */
  readonly queue: 'existing' | 'new';
  readonly arn: string;
  readonly newName: string;
  /** The ARN of an alias or version of the function; empty for the function itself. */
  readonly version: string;
  /** A queue's message group. */
  readonly group: string;
  readonly roleArn: string;
  /** JSON; empty for none. */
  readonly parameters: string;
  readonly deadLetter: 'failures' | 'other' | 'none';
  readonly deadLetterArn: string;
  readonly retry: 'default' | 'own';
  readonly attempts: string;
  readonly maxAgeSeconds: string;
}

/** The part of the rule's form that its targets are shown with. */
export interface TargetFormFields {
  readonly targets: readonly TargetFields[];
  /** How many targets the rule has that this form cannot express; they stay. */
  readonly keptTargets: number;
  /** Of the rule. */
  readonly name: string;
  readonly events: EventFields;
}

export const NEW_TARGET: TargetFields = {
  targetId: '',
  type: 'sqs',
  queue: 'existing',
  arn: '',
  newName: '',
  version: '',
  group: '',
  roleArn: '',
  parameters: '',
  deadLetter: 'failures',
  deadLetterArn: '',
  retry: 'default',
  attempts: String(RETRY_ATTEMPTS_MAX),
  maxAgeSeconds: String(EVENT_AGE_MAX_SECONDS),
  input: 'event',
  path: '$.detail',
  json: '{}',
  paths: 'text=$.detail.text',
  template: '{"text": <text>}',
};

export function isNewQueue({ type, queue }: TargetFields): boolean {
  return type === 'sqs' && queue === 'new';
}

/** The ARN of what was chosen; empty as long as nothing was. */
export function arnOf({ type, arn, version }: TargetFields): string {
  return type === 'lambda' && version ? version : arn;
}

/** Whether a queue gets its events in message groups: a FIFO queue does. */
export function hasGroup(fields: TargetFields): boolean {
  const isFifo = fields.arn.endsWith('.fifo') && !isNewQueue(fields);
  return fields.type === 'sqs' && (isFifo || fields.group !== '');
}

/** The types that the form asks further parameters of. */
export function hasParameters({ type }: Pick<TargetFields, 'type'>): boolean {
  return type === 'other' || type === 'api-destination';
}

/** The role, where the type of target has one; undefined for none. */
export function readRole({ type, roleArn }: TargetFields): string | undefined {
  return (ROLE_TYPES.has(type) || type === 'other') && roleArn ? roleArn : undefined;
}

/** The target for the API, with every setting, so that none keeps its old value. */
export function toChosenTarget(fields: TargetFields, arn: string): ChosenTarget {
  const { targetId, type, deadLetter, deadLetterArn, retry, attempts, maxAgeSeconds } = fields;
  return {
    ...(targetId !== '' && { id: targetId }),
    type,
    arn,
    roleArn: readRole(fields) ?? null,
    parameters: readParameters(fields) ?? null,
    deadLetterArn:
      deadLetter === 'failures' ? FAILURE_QUEUE : deadLetter === 'other' ? deadLetterArn : null,
    retry:
      retry === 'default'
        ? null
        : { attempts: toNumber(attempts), maxAgeSeconds: toNumber(maxAgeSeconds) },
    input: readInput(fields) ?? null,
  };
}

/** Undefined for none, and for a text that is not JSON, which the form refuses. */
function readParameters(fields: TargetFields): ChosenTarget['parameters'] | undefined {
  if (hasGroup(fields)) return { SqsParameters: { MessageGroupId: fields.group } };
  if (!hasParameters(fields) || fields.parameters.trim() === '') return undefined;
  return parseJson(fields.parameters) as ChosenTarget['parameters'];
}

/** NaN for an empty text, where `Number` returns 0. */
function toNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
