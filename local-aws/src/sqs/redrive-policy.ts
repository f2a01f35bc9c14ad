import { z } from 'zod';
import { findQueueByArn, makeQueueArn } from './queue-address.ts';
import { isFifo, isFifoName } from './queue-kind.ts';
import type { SqsContext } from './sqs-context.ts';
import { sqsErrors } from './sqs-errors.ts';

const countSchema = z.union([z.int(), z.stringFormat('count', /^\d+$/).transform(Number)]);

const redrivePolicySchema = z.strictObject({
  deadLetterTargetArn: z.string().min(1),
  maxReceiveCount: countSchema.pipe(z.int().min(1).max(1000)),
});

const redriveAllowPolicySchema = z.union([
  z.strictObject({ redrivePermission: z.enum(['allowAll', 'denyAll']) }),
  z.strictObject({
    redrivePermission: z.literal('byQueue'),
    sourceQueueArns: z.array(z.string()).min(1).max(10),
  }),
]);

/** Where messages go after too many receives. */
export type RedrivePolicy = z.output<typeof redrivePolicySchema>;

/** Undefined if the text is not a redrive policy. */
export function readRedrivePolicy(text: string): RedrivePolicy | undefined {
  return readJson(redrivePolicySchema, text);
}

/** Undefined if the text is not a redrive allow policy. */
export function readRedriveAllowPolicy(text: string) {
  return readJson(redriveAllowPolicySchema, text);
}

function readJson<Value>(schema: z.ZodType<Value>, text: string): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Throws `InvalidParameterValue` unless the dead-letter queue exists and allows this queue. */
export function requireDeadLetterQueue(
  context: SqsContext,
  queueName: string,
  redrivePolicyText: string | undefined,
): void {
  const policy = readRedrivePolicy(redrivePolicyText ?? '');
  if (policy === undefined) return;
  const target = findQueueByArn(context, policy.deadLetterTargetArn);
  const allow = readRedriveAllowPolicy(target?.attributes['RedriveAllowPolicy'] ?? '');
  const isAllowed =
    allow === undefined ||
    allow.redrivePermission === 'allowAll' ||
    (allow.redrivePermission === 'byQueue' &&
      allow.sourceQueueArns.includes(makeQueueArn(context.account, queueName)));
  if (target !== undefined && isAllowed && isFifo(target) === isFifoName(queueName)) return;
  throw sqsErrors.invalidParameter(
    `Value ${redrivePolicyText} for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist, does not allow this queue, or is not of its type.`,
  );
}
