import { createHash } from 'node:crypto';
import { PutTargetsCommand, RemoveTargetsCommand } from '@aws-sdk/client-eventbridge';
import type { Dependencies } from '../dependencies.ts';
import { isRefusal, type Refusal, refuseField } from '../refusal.ts';
import { parseQueueArn, queueArnOf } from '../targets/queue-arn.ts';
import { changeQueuePolicy } from './change-queue-policy.ts';
import { addRuleStatement, removeRuleStatement } from './queue-policy.ts';

type Needed = Pick<Dependencies, 'events' | 'sqs' | 'serialise' | 'config'>;

/** A rule as far as its targets need it. */
export interface RuleIdentity {
  readonly name: string;
  readonly arn: string;
}

/**
 * Lets the rule into each queue, then adds the queues as its targets, failures going to ours. When
 * one of them cannot be added none is.
 */
export async function addTargets(
  dependencies: Needed,
  rule: RuleIdentity,
  queueArns: readonly string[],
): Promise<Refusal | undefined> {
  if (queueArns.length === 0) return undefined;
  const undo = () =>
    removeTargets(
      dependencies,
      rule,
      queueArns.map((arn) => ({ Id: targetIdOf(arn), Arn: arn })),
    );
  try {
    const refused = await putTargets(dependencies, rule, queueArns);
    if (refused !== undefined) await undo();
    return refused;
  } catch (error) {
    // What is told is why they could not be added, not why that could not be undone.
    await undo().catch(() => {});
    throw error;
  }
}

async function putTargets(
  dependencies: Needed,
  rule: RuleIdentity,
  queueArns: readonly string[],
): Promise<Refusal | undefined> {
  const { events, config } = dependencies;
  if (config.failureQueueUrl === undefined) {
    return { refusal: 'not-configured', variable: 'FAILURE_QUEUE_URL' };
  }
  const deadLetterArn = queueArnOf(config.failureQueueUrl, await events.config.region());
  for (const [place, queueArn] of queueArns.entries()) {
    const refused = await letRuleIn(dependencies, rule, queueArn, `targets.${place}.arn`);
    if (isRefusal(refused)) return refused;
  }
  const { FailedEntries = [] } = await events.send(
    new PutTargetsCommand({
      Rule: rule.name,
      EventBusName: config.busName,
      Targets: queueArns.map((arn) => ({
        Id: targetIdOf(arn),
        Arn: arn,
        DeadLetterConfig: { Arn: deadLetterArn },
      })),
    }),
  );
  const [failed] = FailedEntries;
  if (failed === undefined) return undefined;
  const place = queueArns.findIndex((arn) => targetIdOf(arn) === failed.TargetId);
  return refuseField(`targets.${place}`, failed.ErrorMessage ?? failed.ErrorCode ?? 'Refused.');
}

async function letRuleIn(
  dependencies: Needed,
  rule: RuleIdentity,
  queueArn: string,
  location: string,
): Promise<Refusal | undefined> {
  const changed = await changeQueuePolicy(dependencies, queueArn, (policy) =>
    addRuleStatement(policy, queueArn, rule.arn),
  );
  if (isRefusal(changed)) return changed;
  return changed === 'no-queue' ? refuseField(location, 'There is no such queue.') : undefined;
}

/** Removes targets by their ids, then takes the rule's statement from those that are queues. */
export async function removeTargets(
  dependencies: Needed,
  rule: RuleIdentity,
  targets: readonly { readonly Id?: string | undefined; readonly Arn?: string | undefined }[],
): Promise<void> {
  if (targets.length === 0) return;
  await dependencies.events.send(
    new RemoveTargetsCommand({
      Rule: rule.name,
      EventBusName: dependencies.config.busName,
      Ids: targets.map(({ Id = '' }) => Id),
    }),
  );
  for (const { Arn = '' } of targets) await keepRuleOut(dependencies, rule, Arn);
}

/** A policy that cannot be read holds no statement of ours. */
async function keepRuleOut(
  dependencies: Needed,
  rule: RuleIdentity,
  targetArn: string,
): Promise<void> {
  if (parseQueueArn(targetArn) === undefined) return;
  await changeQueuePolicy(dependencies, targetArn, (policy) =>
    removeRuleStatement(policy, rule.arn),
  );
}

function targetIdOf(arn: string): string {
  return `sqs-${createHash('sha256').update(arn).digest('hex').slice(0, 16)}`;
}
