import type { Account } from '../core/aws-service.ts';
import { digestAttributes, digestText } from './digest-attributes.ts';
import type { MessageAttributes } from './message-store.ts';
import { formatSequenceNumber } from './sequence-number.ts';
import { sqsErrors } from './sqs-errors.ts';
import type { TakenMessage } from './take-messages.ts';

const SYSTEM_ATTRIBUTES = [
  'SenderId',
  'SentTimestamp',
  'ApproximateReceiveCount',
  'ApproximateFirstReceiveTimestamp',
  'SequenceNumber',
  'MessageDeduplicationId',
  'MessageGroupId',
  'AWSTraceHeader',
  'DeadLetterQueueSourceArn',
];

/** Throws `InvalidAttributeName` for a system attribute that SQS does not have. */
export function requireSystemAttributeNames(names: readonly string[]): void {
  const unknown = names.find((name) => name !== 'All' && !SYSTEM_ATTRIBUTES.includes(name));
  if (unknown !== undefined) throw sqsErrors.invalidAttributeName(unknown);
}

/** A message in the output of ReceiveMessage, with the requested attributes. */
export function describeMessage(
  account: Account,
  message: TakenMessage,
  names: { readonly system: readonly string[]; readonly message: readonly string[] },
) {
  const system = pick(readSystemAttributes(account, message), names.system);
  const attributes = pickMessageAttributes(message.attributes, names.message);
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: digestText(message.body),
    Body: message.body,
    ...(Object.keys(system).length > 0 && { Attributes: system }),
    ...(Object.keys(attributes).length > 0 && {
      MessageAttributes: attributes,
      MD5OfMessageAttributes: digestAttributes(attributes),
    }),
  };
}

function readSystemAttributes(account: Account, message: TakenMessage): Record<string, string> {
  return {
    SenderId: account.accountId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    ...(message.system['MessageDeduplicationId'] !== undefined && {
      SequenceNumber: formatSequenceNumber(message.seq),
    }),
    ...message.system,
  };
}

function pick(all: Record<string, string>, names: readonly string[]): Record<string, string> {
  if (names.includes('All')) return all;
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}

/** `All` and `.*` mean every one, `prefix.*` those with a prefix. */
function pickMessageAttributes(
  all: MessageAttributes,
  names: readonly string[],
): MessageAttributes {
  const isWanted = (name: string) =>
    names.some(
      (wanted) =>
        wanted === 'All' ||
        wanted === name ||
        (wanted.endsWith('.*') && name.startsWith(wanted.slice(0, -2))),
    );
  return Object.fromEntries(Object.entries(all).filter(([name]) => isWanted(name)));
}
