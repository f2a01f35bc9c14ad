import {
  type RuleState as AwsRuleState,
  DeleteRuleCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { isSameJson } from '@momento-gateway/api/json';
import { TARGETS_PER_RULE } from '@momento-gateway/api/rules/rule';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { isRefusal, type Refusal, refuseField } from '../refusals/refusal.ts';
import { putRule } from './put-rule.ts';
import { type Bus, readRuleState } from './read-rules.ts';
import { isSameDefinition, isSameState, type RuleState } from './rule-state.ts';

/**
 * Changes a rule from whatever state it is in to the one that is wanted, with as few calls as
 * possible; undefined removes it. A call that fails after it was done counts as done.
 *
 * @param known the state it is in, or what is furthest from `wanted` of those it may be in; without
 *   it the state is read
 */
export async function writeRuleState(
  context: Bus,
  name: string,
  wanted: RuleState | undefined,
  known?: RuleState,
): Promise<Refusal | undefined> {
  try {
    const actual = known ?? (await readRuleState(context, name));
    return wanted === undefined
      ? await removeRule(context, actual)
      : await changeRule(context, actual, wanted);
  } catch (error) {
    const reached = await isReached(context, name, wanted).catch(() => false);
    if (reached) return undefined;
    return refuseManaged(error);
  }
}

async function isReached(
  context: Bus,
  name: string,
  wanted: RuleState | undefined,
): Promise<boolean> {
  const actual = await readRuleState(context, name);
  return actual === undefined || wanted === undefined
    ? actual === wanted
    : isSameState(actual, wanted);
}

/** EventBridge does not delete a rule that has targets. */
async function removeRule(
  { events, config }: Bus,
  actual: RuleState | undefined,
): Promise<Refusal | undefined> {
  if (actual === undefined) return undefined;
  const { name, targets } = actual;
  const refused = await removeTargets({ events, config }, name, targets);
  if (refused !== undefined) return refused;
  await events.send(new DeleteRuleCommand({ Name: name, EventBusName: config.busName }));
  return undefined;
}

/** Adds targets before it removes some, so that no event finds the rule without, if there is room. */
async function changeRule(
  bus: Bus,
  actual: RuleState | undefined,
  wanted: RuleState,
): Promise<Refusal | undefined> {
  const { name, targets } = wanted;
  const before = actual?.targets ?? [];
  const written = targets.filter((target) => !before.some((one) => isSameJson(target, one)));
  const removed = before.filter(({ Id }) => !targets.some((target) => target.Id === Id));
  const added = targets.filter(({ Id }) => !before.some((target) => target.Id === Id));
  const hasRoom = before.length + added.length <= TARGETS_PER_RULE;
  return (
    (hasRoom ? undefined : await removeTargets(bus, name, removed)) ??
    (await putTargets(bus, name, written, targets)) ??
    (await writeDefinition(bus, actual, wanted)) ??
    (hasRoom ? await removeTargets(bus, name, removed) : undefined)
  );
}

/** PutRule writes the whole rule, the state with it: what is not to change goes in as it was. */
async function writeDefinition(
  bus: Bus,
  actual: RuleState | undefined,
  wanted: RuleState,
): Promise<Refusal | undefined> {
  if (actual === undefined || !isSameDefinition(actual, wanted)) {
    const put = await putRule(
      bus,
      {
        Name: wanted.name,
        Description: wanted.description,
        State: wanted.state as AwsRuleState,
        RoleArn: wanted.roleArn,
        ScheduleExpression: wanted.schedule,
      },
      wanted.pattern,
    );
    return isRefusal(put) ? put : undefined;
  }
  if (actual.state === wanted.state) return undefined;
  const input = { Name: wanted.name, EventBusName: bus.config.busName };
  if (wanted.state === 'DISABLED') await bus.events.send(new DisableRuleCommand(input));
  else await bus.events.send(new EnableRuleCommand(input));
  return undefined;
}

async function putTargets(
  { events, config }: Bus,
  name: string,
  targets: readonly Target[],
  all: readonly Target[],
): Promise<Refusal | undefined> {
  if (targets.length === 0) return undefined;
  const place = (isIt: (id: string) => boolean) => {
    const found = all.findIndex(({ Id = '' }) => isIt(Id));
    return found < 0 ? 'targets' : `targets.${found}`;
  };
  try {
    const { FailedEntries: [failed] = [] } = await events.send(
      new PutTargetsCommand({ Rule: name, EventBusName: config.busName, Targets: [...targets] }),
    );
    if (failed === undefined) return undefined;
    const message = failed.ErrorMessage ?? failed.ErrorCode ?? 'Refused.';
    return isTemporary(failed.ErrorCode)
      ? { refusal: 'aws-error', awsCode: failed.ErrorCode ?? '', message }
      : refuseField(
          place((id) => id === failed.TargetId),
          message,
        );
  } catch (error) {
    if (!isAwsError(error, 'ValidationException')) throw error;
    const { message } = error;
    return refuseField(
      place((id) => message.includes(id)),
      message,
    );
  }
}

async function removeTargets(
  { events, config }: Bus,
  name: string,
  targets: readonly Target[],
): Promise<Refusal | undefined> {
  if (targets.length === 0) return undefined;
  const { FailedEntries = [] } = await events.send(
    new RemoveTargetsCommand({
      Rule: name,
      EventBusName: config.busName,
      Ids: targets.map(({ Id = '' }) => Id),
    }),
  );
  const failed = FailedEntries.find(({ ErrorCode }) => ErrorCode !== 'ResourceNotFoundException');
  if (failed === undefined) return undefined;
  const { ErrorCode: awsCode = 'Unknown', ErrorMessage: message = awsCode } = failed;
  return { refusal: 'aws-error', awsCode, message };
}

/** A temporary problem of AWS says nothing about the field. */
function isTemporary(code = ''): boolean {
  return /Throttl|Internal|ConcurrentModification|Unavailable/.test(code);
}

function refuseManaged(error: unknown): Refusal {
  if (!isAwsError(error, 'ManagedRuleException')) throw error;
  return { refusal: 'rule-managed-by-aws', message: error.message };
}
