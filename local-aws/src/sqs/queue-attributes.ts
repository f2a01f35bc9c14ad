import { z } from 'zod';
import { parsePolicy } from '../policy/policy-document.ts';
import { isFifo, isFifoName } from './queue-kind.ts';
import type { Queue } from './queue-store.ts';
import { readRedriveAllowPolicy, readRedrivePolicy } from './redrive-policy.ts';
import { sqsErrors } from './sqs-errors.ts';

interface NumberRule {
  readonly min: number;
  readonly max: number;
  readonly initial: number;
}

const NUMBERS = {
  VisibilityTimeout: { min: 0, max: 43_200, initial: 30 },
  MessageRetentionPeriod: { min: 60, max: 1_209_600, initial: 345_600 },
  DelaySeconds: { min: 0, max: 900, initial: 0 },
  MaximumMessageSize: { min: 1024, max: 1_048_576, initial: 1_048_576 },
  ReceiveMessageWaitTimeSeconds: { min: 0, max: 20, initial: 0 },
} satisfies Record<string, NumberRule>;

type TextRules = Readonly<Record<string, (value: string) => boolean>>;

const isBoolean = (value: string) => value === 'true' || value === 'false';

/** Text attributes; an empty text removes them. */
const TEXTS: TextRules = {
  Policy: (value) => parsePolicy(value) !== undefined,
  RedrivePolicy: (value) => readRedrivePolicy(value) !== undefined,
  RedriveAllowPolicy: (value) => readRedriveAllowPolicy(value) !== undefined,
  KmsMasterKeyId: () => true,
  KmsDataKeyReusePeriodSeconds: (value) => isInRange(value, { min: 60, max: 86_400, initial: 300 }),
  SqsManagedSseEnabled: isBoolean,
};

/** Attributes of FIFO queues only. */
const FIFO_TEXTS: TextRules = {
  FifoQueue: (value) => value === 'true',
  ContentBasedDeduplication: isBoolean,
  DeduplicationScope: (value) => value === 'queue' || value === 'messageGroup',
  FifoThroughputLimit: (value) => value === 'perQueue' || value === 'perMessageGroupId',
};

const FIFO_DEFAULTS = {
  ContentBasedDeduplication: 'false',
  DeduplicationScope: 'queue',
  FifoThroughputLimit: 'perQueue',
};

export const attributesField = z.record(z.string(), z.string());

const MAX_POLICY_STATEMENTS = 20;
const MAX_POLICY_BYTES = 8192;

/** Checks attributes to set on the queue with this name. Throws AWS's errors. */
export function requireAttributes(
  queueName: string,
  attributes: Readonly<Record<string, string>>,
): void {
  const texts = isFifoName(queueName) ? { ...TEXTS, ...FIFO_TEXTS } : TEXTS;
  for (const [name, value] of Object.entries(attributes)) {
    const rule = Object.hasOwn(NUMBERS, name) ? NUMBERS[name as keyof typeof NUMBERS] : undefined;
    const isText = Object.hasOwn(texts, name);
    if (rule === undefined && !isText) throw sqsErrors.invalidAttributeName(name);
    const mayBeEmpty = !Object.hasOwn(FIFO_TEXTS, name);
    const isValid =
      rule === undefined
        ? (mayBeEmpty && value === '') || texts[name]?.(value) === true
        : isInRange(value, rule);
    if (!isValid) throw sqsErrors.invalidAttributeValue(name);
  }
  if (attributes['KmsMasterKeyId'] && attributes['SqsManagedSseEnabled'] === 'true') {
    throw sqsErrors.twoEncryptions();
  }
  requirePolicySize(attributes['Policy'] ?? '');
}

function requirePolicySize(text: string): void {
  const statements = parsePolicy(text)?.Statement.length ?? 0;
  if (statements > MAX_POLICY_STATEMENTS || Buffer.byteLength(text) > MAX_POLICY_BYTES) {
    throw sqsErrors.overLimit(
      `A queue policy has at most ${MAX_POLICY_STATEMENTS} statements and ${MAX_POLICY_BYTES} bytes.`,
    );
  }
}

function isInRange(value: string, { min, max }: NumberRule): boolean {
  return /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max;
}

/** A numeric attribute of a queue, or its default. */
export function readNumber(queue: Pick<Queue, 'attributes'>, name: keyof typeof NUMBERS): number {
  return Number(queue.attributes[name] ?? NUMBERS[name].initial);
}

/** All settable attributes that have a value, including defaults. */
export function listSettings(queue: Pick<Queue, 'attributes'>): Record<string, string> {
  const hasKey = queue.attributes['KmsMasterKeyId'] !== undefined;
  const settings: Record<string, string> = {
    SqsManagedSseEnabled: String(!hasKey),
    ...(hasKey && { KmsDataKeyReusePeriodSeconds: '300' }),
    ...(isFifo(queue) && FIFO_DEFAULTS),
  };
  for (const [name, { initial }] of Object.entries(NUMBERS)) settings[name] = String(initial);
  return { ...settings, ...queue.attributes };
}

/** The attributes after a change. Choosing one encryption removes the other. */
export function changeAttributes(
  before: Readonly<Record<string, string>>,
  change: Readonly<Record<string, string>>,
): Record<string, string> {
  const ended = change['KmsMasterKeyId']
    ? { SqsManagedSseEnabled: '' }
    : change['SqsManagedSseEnabled'] === 'true' && { KmsMasterKeyId: '' };
  const changed = Object.entries({ ...before, ...ended, ...change });
  return Object.fromEntries(changed.filter(([, value]) => value !== ''));
}

/** Whether queues have an attribute with this name that can be set. */
export function isSettable(name: string): boolean {
  return [NUMBERS, TEXTS, FIFO_TEXTS].some((names) => Object.hasOwn(names, name));
}
