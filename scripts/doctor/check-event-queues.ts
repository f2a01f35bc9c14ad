import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Gateway } from '@momento-gateway/api/gateway/gateway';
import type { Permission } from '@momento-gateway/api/rules/permission';
import { checkPermission } from '@momento-gateway/api/rules/target-operations';
import {
  deniesOtherQueues,
  EVENT_RETENTION_S,
  REDRIVE_ALLOW_POLICY,
} from '@momento-gateway/shared/event-queues';
import { HELD_RETENTION_S } from '@momento-gateway/shared/held-call';
import { busRulesOf, formatRuleArn } from '@momento-gateway/shared/rule-arn';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import { deniesOtherSenders, type Senders } from './denies-other-senders.ts';
import type { Check, DoctorTarget } from './doctor-target.ts';
import { type Finding, ok, unknown, wrong } from './finding.ts';
import { formatAge } from './format-age.ts';

/** For `aws sqs set-queue-attributes --attributes`. */
const REDRIVE_ALLOW_ATTRIBUTE = JSON.stringify({
  RedriveAllowPolicy: JSON.stringify(REDRIVE_ALLOW_POLICY),
});

/** Name of a rule to check permissions for. It does not need to exist. */
const ANY_RULE = 'momento-gateway-doctor';

/**
 * Checks the queues of the stack: their retention, and who can send to them. Those of another tenant
 * are compared with them by the dashboard.
 */
export const checkEventQueues: Check = async (target) => {
  if (target.tenant !== DEFAULT_TENANT) return [];
  const { parkedQueue, deadLetterQueue, heldQueue } = target.gateway;
  return [
    ...(await checkQueue(target, PARKED, parkedQueue)),
    ...(await checkQueue(target, DEAD_LETTERS, deadLetterQueue)),
    ...(await checkQueue(target, HELD, heldQueue)),
  ];
};

interface QueueRole {
  readonly name: string;
  /** What is in it. */
  readonly messages: string;
  readonly retentionS: number;
  readonly checkPolicy: PolicyCheck;
}

interface QueuePolicy {
  readonly queueArn: string;
  /** JSON; undefined when the queue has none. */
  readonly text: string | undefined;
}

type PolicyCheck = (target: DoctorTarget, policy: QueuePolicy) => Promise<readonly Finding[]>;

async function checkQueue(
  target: DoctorTarget,
  { name, messages, retentionS: wantedS, checkPolicy }: QueueRole,
  { url, found }: Partial<Gateway['parkedQueue']> = {},
): Promise<readonly Finding[]> {
  // Reported by the dependency check.
  if (url === undefined || !found) return [];
  const wanted = formatAge(wantedS * 1000);
  const { Attributes = {} } = await target.sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      // Not by name: AWS emulators refuse names that they do not know.
      AttributeNames: ['All'],
    }),
  );
  const retentionS = Number(Attributes['MessageRetentionPeriod']);
  const policy = { queueArn: Attributes['QueueArn'] ?? '', text: Attributes['Policy'] };
  return [
    retentionS === wantedS
      ? ok(`${name}: keeps ${messages} for ${wanted}`)
      : wrong(
          `${name}: keeps ${messages} for ${formatAge(retentionS * 1000)} instead of ${wanted}`,
          `aws sqs set-queue-attributes --queue-url ${url} --attributes MessageRetentionPeriod=${wantedS}`,
        ),
    deniesOtherQueues(Attributes['RedriveAllowPolicy'])
      ? ok(`${name}: no other queue can use it as its dead-letter queue`)
      : wrong(
          `${name}: other queues can use it as their dead-letter queue, and SQS would move their messages here`,
          `aws sqs set-queue-attributes --queue-url ${url} --attributes '${REDRIVE_ALLOW_ATTRIBUTE}'`,
        ),
    ...(await checkPolicy(target, policy)),
  ];
}

const checkSenderPolicy =
  (name: string): PolicyCheck =>
  async ({ findSender }, { queueArn, text }) => {
    const roleArn = await findSender(queueArn);
    if (roleArn === undefined) {
      return [
        unknown(
          `${name}: cannot check who sends to it, because the function has no role of its own here`,
        ),
      ];
    }
    const senders: Senders = { key: 'aws:PrincipalArn', arns: roleArn };
    return [
      deniesOtherSenders(text, senders)
        ? ok(`${name}: only the function can send to it`)
        : wrong(
            `${name}: not only the function can send to it, so its messages cannot be trusted`,
            `Its policy must deny sqs:SendMessage to everybody (Principal "*") where ArnNotEquals aws:PrincipalArn ${roleArn}`,
          ),
    ];
  };

const checkDeadLetterPolicy: PolicyCheck = async ({ api, gateway: { bus } }, policy) => {
  const { queueArn, text } = policy;
  if (bus.arn === undefined) return [];
  const { like: rules, notLike: except } = busRulesOf(formatRuleArn(bus.arn, '*'));
  const senders: Senders = { key: 'aws:SourceArn', arns: rules, except };
  const permission = await api(checkPermission, { query: { rule: ANY_RULE, arn: queueArn } });
  return [
    judgeRules(permission, bus.name, rules),
    deniesOtherSenders(text, senders)
      ? ok(`Dead-letter queue: only EventBridge can send to it, for rules on the bus ${bus.name}`)
      : wrong(
          `Dead-letter queue: not only rules on the bus ${bus.name} can send to it, so its messages cannot be trusted`,
          `Its policy must deny sqs:SendMessage to everybody (Principal "*") where ArnNotLike aws:SourceArn ${rules}${except === undefined ? '' : `, and where ArnLike aws:SourceArn ${except}`}`,
        ),
  ];
};

const PARKED: QueueRole = {
  name: 'Parked queue',
  messages: 'events',
  retentionS: EVENT_RETENTION_S,
  checkPolicy: checkSenderPolicy('Parked queue'),
};
const DEAD_LETTERS: QueueRole = {
  name: 'Dead-letter queue',
  messages: 'events',
  retentionS: EVENT_RETENTION_S,
  checkPolicy: checkDeadLetterPolicy,
};
const HELD: QueueRole = {
  name: 'Held queue',
  messages: 'calls',
  retentionS: HELD_RETENTION_S,
  checkPolicy: checkSenderPolicy('Held queue'),
};

function judgeRules({ state, message }: Permission, busName: string, rules: string): Finding {
  switch (state) {
    case 'granted':
      return ok(
        `Dead-letter queue: its policy allows EventBridge to send for rules on the bus ${busName}`,
      );
    case 'missing':
      return wrong(
        `Dead-letter queue: its policy does not allow rules on the bus ${busName}, so events that targets do not accept are lost`,
        `Its policy must allow sqs:SendMessage to events.amazonaws.com where ArnLike aws:SourceArn ${rules}`,
      );
    case 'unknown':
      return unknown(`Dead-letter queue: could not check its policy. ${message ?? ''}`.trim());
  }
}
