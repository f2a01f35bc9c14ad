import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { createQueue } from '../provision.ts';
import { firstOf, isDone, type PlayRound, type Round, requireSuccess } from './round.ts';
import { takeAll } from './take-all.ts';

/**
 * Every dashboard creates a rule on the same new queue; then each deletes its own while another rule
 * is created. EventBridge must deliver for every existing rule.
 */
export const rulesOnOneTarget: PlayRound = async (round) => {
  const { name, dashboards, sqs, tally } = round;
  const queue = await createQueue(sqs, name);
  const rule = (of: number | string) => ({
    name: `${name}-${of}`,
    cache: name,
    topic: 'orders',
    targets: [{ type: 'sqs', arn: queue.arn }],
  });
  const made = await Promise.all(dashboards.map((ask, n) => ask('POST', '/rules', rule(n))));
  for (const answer of made) {
    if (!isDone(answer)) tally.addViolation('a rule was not created', JSON.stringify(answer));
  }
  await requireDeliveries(round, queue.url, made.filter(isDone).length, 'after creating them');

  const [, ...others] = dashboards.map((ask, n) => ask('DELETE', `/rules/${name}-${n}`));
  const late = firstOf(round)('POST', '/rules', rule('late'));
  const answers = await Promise.all([late, ...others]);
  for (const answer of answers) {
    if (!isDone(answer))
      tally.addViolation('a rule was not created or deleted', JSON.stringify(answer));
  }
  await requireDeliveries(round, queue.url, 1, 'after deleting all but the late one');
  await requireSuccess(firstOf(round)('DELETE', `/rules/${name}-late`));
  tally.count('rules on one target', dashboards.length + 1);
};

async function requireDeliveries(
  { name, events, sqs, tally, tenant }: Round,
  queueUrl: string,
  wanted: number,
  when: string,
): Promise<void> {
  const Detail = JSON.stringify({ cache: name, topic: 'orders', text: when });
  const own = { Source: 'Momento', DetailType: `${name}#orders`, EventBusName: tenant.busName };
  await events.send(new PutEventsCommand({ Entries: [{ ...own, Detail }] }));
  const bodies = await takeAll(sqs, queueUrl, wanted);
  if (bodies.length !== wanted) {
    tally.addViolation(
      'EventBridge was not allowed to deliver',
      `${name} ${when}: ${bodies.length} of ${wanted}`,
    );
  }
}
