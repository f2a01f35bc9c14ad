import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import {
  deniesOtherQueues,
  EVENT_RETENTION_S,
  REDRIVE_ALLOW_POLICY,
} from '@momento-gateway/shared/event-queues';
import { busRulesOf, formatRuleArn } from '@momento-gateway/shared/rule-arn';
import type { EventQueue, Permission } from '../dashboard/api-answers.ts';
import { type Finding, ok, unknown, wrong } from './finding.ts';
import { formatAge } from './format-age.ts';
import { keepsOthersOut, type Senders } from './keeps-others-out.ts';
import type { Check, Subject } from './subject.ts';

/** As `aws sqs set-queue-attributes --attributes` takes it. */
const CLOSED_TO_QUEUES = JSON.stringify({
  RedriveAllowPolicy: JSON.stringify(REDRIVE_ALLOW_POLICY),
});

/** Any rule of the bus: it need not exist to be asked for. */
const ANY_RULE = 'momento-gateway-doctor';

/** That both queues keep events as long as SQS can, admit whom they are for only, and hold none. */
export const checkEventQueues: Check = async (subject) => {
  const { parkedQueue, deadLetterQueue } = subject.gateway;
  return [
    ...(await checkQueue(subject, 'Parked queue', parkedQueue, checkParkedPolicy)),
    ...(await checkQueue(subject, 'Dead-letter queue', deadLetterQueue, checkDeadLetterPolicy)),
    ...(await checkFailures(subject)),
  ];
};

interface QueuePolicy {
  readonly queueArn: string;
  /** JSON; undefined when the queue has none. */
  readonly text: string | undefined;
}

type PolicyCheck = (subject: Subject, policy: QueuePolicy) => Promise<readonly Finding[]>;

async function checkQueue(
  subject: Subject,
  name: string,
  { url, found }: EventQueue,
  checkPolicy: PolicyCheck,
): Promise<readonly Finding[]> {
  // That it is missing was said already.
  if (url === undefined || !found) return [];
  const { Attributes = {} } = await subject.sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      // Not by name: stand-ins refuse names that they do not know.
      AttributeNames: ['All'],
    }),
  );
  const retentionS = Number(Attributes['MessageRetentionPeriod']);
  const policy = { queueArn: Attributes['QueueArn'] ?? '', text: Attributes['Policy'] };
  return [
    retentionS === EVENT_RETENTION_S
      ? ok(`${name}: keeps events for 14 days`)
      : wrong(
          `${name}: keeps events for ${formatAge(retentionS * 1000)}, not for 14 days`,
          `aws sqs set-queue-attributes --queue-url ${url} --attributes MessageRetentionPeriod=${EVENT_RETENTION_S}`,
        ),
    deniesOtherQueues(Attributes['RedriveAllowPolicy'])
      ? ok(`${name}: no queue can have it as its own dead-letter queue`)
      : wrong(
          `${name}: other queues can have it as their dead-letter queue, and SQS moves what lies in them here`,
          `aws sqs set-queue-attributes --queue-url ${url} --attributes '${CLOSED_TO_QUEUES}'`,
        ),
    ...(await checkPolicy(subject, policy)),
  ];
}

const checkParkedPolicy: PolicyCheck = async ({ findWriter }, { queueArn, text }) => {
  const roleArn = await findWriter(queueArn);
  if (roleArn === undefined) {
    return [unknown('Parked queue: the function has no role of its own here to be held against')];
  }
  const senders: Senders = { key: 'aws:PrincipalArn', arns: roleArn };
  return [
    keepsOthersOut(text, senders)
      ? ok('Parked queue: only the function can send to it')
      : wrong(
          'Parked queue: others than the function can send to it, and what they send counts as an event',
          `Its policy has to deny sqs:SendMessage to everybody (Principal "*") where ArnNotEquals aws:PrincipalArn ${roleArn}`,
        ),
  ];
};

const checkDeadLetterPolicy: PolicyCheck = async ({ api, gateway: { bus } }, policy) => {
  const { queueArn, text } = policy;
  if (bus.arn === undefined) return [];
  const { like: rules, notLike: except } = busRulesOf(formatRuleArn(bus.arn, '*'));
  const senders: Senders = { key: 'aws:SourceArn', arns: rules, except };
  const query = new URLSearchParams({ rule: ANY_RULE, arn: queueArn });
  const permission = await api.call<Permission>('GET', `/permissions/check?${query}`);
  return [
    judgeRules(permission, bus.name, rules),
    keepsOthersOut(text, senders)
      ? ok(`Dead-letter queue: only EventBridge can send to it, for rules of the bus ${bus.name}`)
      : wrong(
          `Dead-letter queue: others than the rules of the bus ${bus.name} can send to it, and what they send counts as a dead letter`,
          `Its policy has to deny sqs:SendMessage to everybody (Principal "*") where ArnNotLike aws:SourceArn ${rules}${except === undefined ? '' : `, and where ArnLike aws:SourceArn ${except}`}`,
        ),
  ];
};

function judgeRules({ state, message }: Permission, busName: string, rules: string): Finding {
  switch (state) {
    case 'granted':
      return ok(`Dead-letter queue: its policy allows the rules of the bus ${busName}`);
    case 'missing':
      return wrong(
        `Dead-letter queue: its policy does not allow the rules of the bus ${busName}, so what targets do not take is lost`,
        `Its policy has to allow events.amazonaws.com sqs:SendMessage where aws:SourceArn is like ${rules}`,
      );
    case 'unknown':
      return unknown(`Dead-letter queue: its policy cannot be judged. ${message ?? ''}`.trim());
  }
}

async function checkFailures({ api, now }: Subject): Promise<readonly Finding[]> {
  const { total, oldestAt, complete } = await api.call<{
    readonly total: number;
    readonly oldestAt?: number;
    readonly complete: boolean;
  }>('GET', '/failures?limit=1');
  if (total === 0) return [ok('Failures: none wait')];
  const count = `${complete ? '' : 'at least '}${total} ${total === 1 ? 'waits' : 'wait'}`;
  const age = oldestAt === undefined ? '' : `, the oldest for ${formatAge(now() - oldestAt)}`;
  return [wrong(`Failures: ${count}${age}`, 'Look at them in the dashboard, and redrive them.')];
}
