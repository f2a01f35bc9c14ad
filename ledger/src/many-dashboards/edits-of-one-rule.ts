import { DescribeRuleCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { createQueue } from '../provision.ts';
import { firstOf, isDone, type PlayRound, type Round, requireSuccess } from './round.ts';

/**
 * Every dashboard saves another edit of the same version of a rule: one is saved completely, and the
 * others are told that the rule has changed.
 */
export const editsOfOneRule: PlayRound = async (round) => {
  const { name, dashboards, sqs, tally } = round;
  const queues = await Promise.all(
    dashboards.map((_, index) => createQueue(sqs, `${name}-${index}`)),
  );
  const targetsOf = (index: number) => [{ type: 'sqs', arn: queues[index]?.arn ?? '' }];
  const rule = { name, cache: name, topic: 'orders', targets: targetsOf(0) };
  await requireSuccess(firstOf(round)('POST', '/rules', rule));
  const { version } = await requireSuccess(firstOf(round)('GET', `/rules/${name}`));
  const answers = await Promise.all(
    dashboards.map((ask, index) => {
      const edit = { version, description: `edit ${index}`, targets: targetsOf(index) };
      return ask('PATCH', `/rules/${name}`, edit);
    }),
  );
  const left = await readRule(round);
  const saved = answers.flatMap((answer, index) => (isDone(answer) ? [index] : []));
  const isWhole = saved.some(
    (index) => left === JSON.stringify([`edit ${index}`, [queues[index]?.arn]]),
  );
  const evidence = `${name}: ${answers.map(({ status }) => status)}, left ${left}`;
  if (saved.length > 1) tally.addViolation('two edits of the same version were saved', evidence);
  if (saved.length === 0) tally.addViolation('no edit was saved', evidence);
  else if (!isWhole) tally.addViolation('the rule is not the saved edit', evidence);
  for (const answer of answers) {
    if (isDone(answer) || answer.status === 409) continue;
    tally.addViolation('an edit was not saved', JSON.stringify(answer));
  }
  await requireSuccess(firstOf(round)('DELETE', `/rules/${name}`));
  tally.count('edits of one rule', dashboards.length);
};

async function readRule({ name, events, tenant }: Round): Promise<string> {
  const EventBusName = tenant.busName;
  const { Description } = await events.send(new DescribeRuleCommand({ Name: name, EventBusName }));
  const { Targets = [] } = await events.send(
    new ListTargetsByRuleCommand({ Rule: name, EventBusName }),
  );
  return JSON.stringify([Description, Targets.map(({ Arn }) => Arn)]);
}
