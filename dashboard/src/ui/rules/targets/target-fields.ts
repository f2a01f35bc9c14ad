import {
  type ChosenTarget,
  checkTargetArn,
  EVENT_AGE_MAX_SECONDS,
  FAILURE_QUEUE,
  InputSchema,
  type PickableType,
  RETRY_ATTEMPTS_MAX,
  ROLE_TYPES,
  type RuleTarget,
} from '@momento-gateway/api/rules/target';
import type { EventFields } from '../pattern/draft-pattern.ts';

/** One target of the form, with the fields of every choice. */
export interface TargetFields {
  readonly type: PickableType;
  /** A queue can be created with the rule. */
  readonly queue: 'existing' | 'new';
  readonly arn: string;
  readonly newName: string;
  readonly roleArn: string;
  readonly deadLetter: 'failures' | 'other' | 'none';
  readonly deadLetterArn: string;
  readonly retry: 'default' | 'own';
  readonly attempts: string;
  readonly maxAgeSeconds: string;
  readonly input: 'event' | 'part' | 'constant' | 'template';
  readonly path: string;
  readonly json: string;
  /** A line for each: `name=$.path`. */
  readonly paths: string;
  readonly template: string;
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
  type: 'sqs',
  queue: 'existing',
  arn: '',
  newName: '',
  roleArn: '',
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

/**
 * @param deadLetterQueueUrl of the gateway's own queue, which is a choice of its own
 * @returns undefined for a target that the form cannot express
 */
export function toTargetFields(
  { type, arn, roleArn = '', deadLetterArn, retry, input }: RuleTarget,
  deadLetterQueueUrl: string | undefined,
): TargetFields | undefined {
  if (type === 'other' || checkTargetArn(type, arn) !== undefined) return undefined;
  const isOwn = deadLetterArn !== undefined && isQueueOf(deadLetterArn, arn, deadLetterQueueUrl);
  return {
    ...NEW_TARGET,
    type,
    arn,
    roleArn,
    ...(deadLetterArn === undefined
      ? { deadLetter: 'none' }
      : isOwn
        ? { deadLetter: 'failures' }
        : { deadLetter: 'other', deadLetterArn }),
    ...(retry !== undefined && {
      retry: 'own',
      attempts: String(retry.attempts),
      maxAgeSeconds: String(retry.maxAgeSeconds),
    }),
    ...toInputFields(input),
  };
}

/** A queue with this name in another account or Region is a different queue. */
function isQueueOf(queueArn: string, targetArn: string, url = ''): boolean {
  const [, , , region, accountId, name] = queueArn.split(':');
  return url.endsWith(`/${accountId}/${name}`) && region === targetArn.split(':')[3];
}

function toInputFields(input: RuleTarget['input']): Partial<TargetFields> {
  switch (input?.type) {
    case undefined:
      return {};
    case 'constant':
      return { input: 'constant', json: input.json };
    case 'part':
      return { input: 'part', path: input.path };
    case 'template': {
      const lines = Object.entries(input.paths).map(([name, path]) => `${name}=${path}`);
      return { input: 'template', paths: lines.join('\n'), template: input.template };
    }
  }
}

/** The target for the API, with every setting, so that none keeps its old value. */
export function toChosenTarget(fields: TargetFields, arn: string): ChosenTarget {
  const { type, roleArn, deadLetter, deadLetterArn, retry, attempts, maxAgeSeconds } = fields;
  return {
    type,
    arn,
    ...(ROLE_TYPES.has(type) && { roleArn }),
    deadLetterArn:
      deadLetter === 'failures' ? FAILURE_QUEUE : deadLetter === 'other' ? deadLetterArn : null,
    retry:
      retry === 'default'
        ? null
        : { attempts: toNumber(attempts), maxAgeSeconds: toNumber(maxAgeSeconds) },
    input: readInput(fields) ?? null,
  };
}

/** The target's input; undefined for the whole event. */
export function readInput({
  input,
  path,
  json,
  paths,
  template,
}: TargetFields): (ChosenTarget['input'] & {}) | undefined {
  switch (input) {
    case 'event':
      return undefined;
    case 'part':
      return { type: 'part', path };
    case 'constant':
      return { type: 'constant', json };
    case 'template':
      return { type: 'template', paths: readPaths(paths), template };
  }
}

function readPaths(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const place = line.indexOf('=');
      return place < 0
        ? [line.trim(), '']
        : [line.slice(0, place).trim(), line.slice(place + 1).trim()];
    }),
  );
}

/** NaN for an empty text, where `Number` returns 0. */
function toNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

/** Whether the input is complete enough for a preview. */
export function isInputComplete(fields: TargetFields): boolean {
  return fields.input === 'event' || InputSchema.safeParse(readInput(fields)).success;
}
