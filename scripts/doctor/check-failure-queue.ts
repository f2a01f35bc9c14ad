import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Permission } from '../dashboard/api-answers.ts';
import { type Finding, ok, unknown, wrong } from './finding.ts';
import { formatAge } from './format-age.ts';
import type { Check, Patient } from './patient.ts';

const RETENTION_S = 14 * 24 * 60 * 60;

/** Any rule of the bus: it need not exist to be asked for. */
const ANY_RULE = 'momento-gateway-doctor';

/** That it keeps failures as long as SQS can, lets the bus's rules in, and holds none. */
export const checkFailureQueue: Check = async (patient) => {
  const { gateway, sqs } = patient;
  const { url, found } = gateway.failureQueue;
  // That it is missing was said already.
  if (url === undefined || !found) return [];
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ['QueueArn', 'MessageRetentionPeriod'],
    }),
  );
  const retentionS = Number(Attributes['MessageRetentionPeriod']);
  return [
    retentionS === RETENTION_S
      ? ok('Failure queue: keeps failures for 14 days')
      : wrong(
          `Failure queue: keeps failures for ${formatAge(retentionS * 1000)}, not for 14 days`,
          `aws sqs set-queue-attributes --queue-url ${url} --attributes MessageRetentionPeriod=${RETENTION_S}`,
        ),
    ...(await checkPolicy(patient, Attributes['QueueArn'] ?? '')),
    ...(await checkFailures(patient)),
  ];
};

async function checkPolicy(
  { api, gateway: { bus } }: Patient,
  queueArn: string,
): Promise<readonly Finding[]> {
  if (bus.arn === undefined) return [];
  const query = new URLSearchParams({ rule: ANY_RULE, arn: queueArn });
  const { state, message } = await api.call<Permission>('GET', `/permissions/check?${query}`);
  const [account] = bus.arn.split(':event-bus/');
  const rules = `${account}:rule/${bus.name === 'default' ? '*' : `${bus.name}/*`}`;
  switch (state) {
    case 'granted':
      return [ok(`Failure queue: its policy lets the rules of the bus ${bus.name} in`)];
    case 'missing':
      return [
        wrong(
          `Failure queue: its policy keeps the rules of the bus ${bus.name} out, so what targets do not take is lost`,
          `Its policy has to allow events.amazonaws.com sqs:SendMessage where aws:SourceArn is like ${rules}`,
        ),
      ];
    case 'unknown':
      return [unknown(`Failure queue: its policy cannot be judged. ${message ?? ''}`.trim())];
  }
}

async function checkFailures({ api, now }: Patient): Promise<readonly Finding[]> {
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
