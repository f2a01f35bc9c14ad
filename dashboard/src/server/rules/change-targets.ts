import { PutTargetsCommand, RemoveTargetsCommand, type Target } from '@aws-sdk/client-eventbridge';
import { TARGETS_PER_RULE } from '../../api/rule.ts';
import { isSameJson } from '../../rules-model/is-same-json.ts';
import type { Dependencies } from '../dependencies.ts';
import type { RuleIdentity } from '../permissions/gate.ts';
import { letRuleIn, shutRuleOut } from '../permissions/let-rule-in.ts';
import { type Refusal, refuseField } from '../refusal.ts';

interface Change {
  readonly before: readonly Target[];
  /** All that it is to have, those that a person chose first. */
  readonly after: readonly Target[];
  /** How many of `after` were chosen: EventBridge is let into these. */
  readonly chosen: number;
}

/**
 * Gives a rule other targets: lets it into the new ones, writes them, then removes what is too
 * much and takes the permission back. When anything fails the rule is as before.
 */
export async function changeTargets(
  dependencies: Dependencies,
  rule: RuleIdentity,
  change: Change,
): Promise<Refusal | undefined> {
  const undo = () =>
    writeTargets(dependencies, rule, change.after, change.before).then(() =>
      shutRuleOut(dependencies, rule, change.after, change.before),
    );
  try {
    const refused =
      (await letRuleIn(dependencies, rule, change.after.slice(0, change.chosen))) ??
      (await writeTargets(dependencies, rule, change.before, change.after));
    if (refused !== undefined) await undo();
    else await shutRuleOut(dependencies, rule, change.before, change.after);
    return refused;
  } catch (error) {
    // What is told is why they could not be changed, not why that could not be undone.
    await undo().catch(() => {});
    throw error;
  } finally {
    dependencies.ruleDetails.forget(rule.name);
  }
}

/** Adds before it removes, so that no event finds the rule without a target, if there is room. */
async function writeTargets(
  dependencies: Dependencies,
  rule: RuleIdentity,
  before: readonly Target[],
  after: readonly Target[],
): Promise<Refusal | undefined> {
  const written = after.filter((target) => !before.some((other) => isSameJson(target, other)));
  const removed = before.filter(({ Id }) => !after.some((target) => target.Id === Id));
  const added = after.length - (before.length - removed.length);
  const hasRoom = before.length + added <= TARGETS_PER_RULE;
  if (!hasRoom) await removeTargets(dependencies, rule, removed);
  const refused = await putTargets(dependencies, rule, written, after);
  if (refused === undefined && hasRoom) await removeTargets(dependencies, rule, removed);
  return refused;
}

async function putTargets(
  { events, config }: Dependencies,
  rule: RuleIdentity,
  targets: readonly Target[],
  all: readonly Target[],
): Promise<Refusal | undefined> {
  if (targets.length === 0) return undefined;
  try {
    const { FailedEntries = [] } = await events.send(
      new PutTargetsCommand({
        Rule: rule.name,
        EventBusName: config.busName,
        Targets: [...targets],
      }),
    );
    const [failed] = FailedEntries;
    if (failed === undefined) return undefined;
    const place = all.findIndex(({ Id }) => Id === failed.TargetId);
    return refuseField(`targets.${place}`, failed.ErrorMessage ?? failed.ErrorCode ?? 'Refused.');
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'ManagedRuleException') return { refusal: 'rule-managed-by-aws', message };
    if (name !== 'ValidationException') throw error;
    const place = all.findIndex(({ Id = '' }) => message.includes(Id));
    return refuseField(place < 0 ? 'targets' : `targets.${place}`, message);
  }
}

async function removeTargets(
  { events, config }: Dependencies,
  rule: RuleIdentity,
  targets: readonly Target[],
): Promise<void> {
  if (targets.length === 0) return;
  await events.send(
    new RemoveTargetsCommand({
      Rule: rule.name,
      EventBusName: config.busName,
      Ids: targets.map(({ Id = '' }) => Id),
    }),
  );
}
