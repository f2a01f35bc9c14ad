import { DescribeRuleCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { createQueue } from '../provision.ts';
import { firstOf, insistOn, isDone, type PlayRound, type Round } from './round.ts';

/**
 * Every dashboard saves another edit of the same version of a rule: one is saved, the others are
 * told that the rule has changed, and what is left is the saved one, whole.
 */
export const editsOfOneRule: PlayRound = async (round) => {
  const { name, dashboards, sqs, tally } = round;
  const queues = await Promise.all(
    dashboards.map((_, place) => createQueue(sqs, `${name}-${place}`)),
  );
  const targetsOf = (place: number) => [{ type: 'sqs', arn: queues[place]?.arn ?? '' }];
  const rule = { name, cache: name, topic: 'orders', targets: targetsOf(0) };
  await insistOn(firstOf(round)('POST', '/rules', rule));
  const { version } = await insistOn(firstOf(round)('GET', `/rules/${name}`));
  const answers = await Promise.all(
    dashboards.map((ask, place) => {
      const edit = { version, description: `edit ${place}`, targets: targetsOf(place) };
      return ask('PATCH', `/rules/${name}`, edit);
    }),
  );
  const left = await readRule(round);
  const saved = answers.flatMap((answer, place) => (isDone(answer) ? [place] : []));
  const isWhole = saved.some(
    (place) => left === JSON.stringify([`edit ${place}`, [queues[place]?.arn]]),
  );
  const evidence = `${name}: ${answers.map(({ status }) => status)}, left ${left}`;
  if (saved.length > 1) tally.accuse('two edits of the same version were saved', evidence);
  if (saved.length === 0) tally.accuse('no edit was saved', evidence);
  else if (!isWhole) tally.accuse('a saved edit is not what the rule is', evidence);
  for (const answer of answers) {
    if (isDone(answer) || answer.status === 409) continue;
    tally.accuse('an edit was not saved', JSON.stringify(answer));
  }
  await insistOn(firstOf(round)('DELETE', `/rules/${name}`));
  tally.count('edits of one rule', dashboards.length);
};

async function readRule({ name, events }: Round): Promise<string> {
  const { Description } = await events.send(new DescribeRuleCommand({ Name: name }));
  const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: name }));
  return JSON.stringify([Description, Targets.map(({ Arn }) => Arn)]);
}
