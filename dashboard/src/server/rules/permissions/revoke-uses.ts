import { ListRuleNamesByTargetCommand } from '@aws-sdk/client-eventbridge';
import { runInParallel } from '../../aws/run-in-parallel.ts';
import type { Context } from '../../context.ts';
import { listTargetsOf } from '../find-rule.ts';
import { listAllRules } from '../list-all-rules.ts';
import { findGate } from './find-gate.ts';
import type { Gate, GateUse } from './gate.ts';
import { isUnanswered } from './is-unanswered.ts';
import type { TargetUse } from './target-uses.ts';

const PARALLEL_RULES = 8;

/**
 * Takes the permissions back that no rule of the bus needs any more. To be called when the rule
 * has its new targets: what fails is logged, and a statement too many admits this bus alone.
 */
export async function revokeUses(context: Context, uses: readonly TargetUse[]): Promise<void> {
  for (const use of new Map(uses.map((one) => [one.arn, one])).values()) {
    try {
      const gate = findGate(use.arn);
      if (gate !== undefined) await revokeUse(context, gate, use);
    } catch (error) {
      if (!isUnanswered(error)) context.logUnexpected(context.newId(), error);
    }
  }
}

/** Another process may have given a rule this target since: so it is looked at again afterwards. */
async function revokeUse(context: Context, gate: Gate, use: TargetUse): Promise<void> {
  const isUsed = (kind: GateUse) => isUsedByBus(context, use.arn, kind);
  const ended = await gate.revoke(context, use, isUsed);
  if (ended === undefined) return;
  for (const kind of new Set<GateUse>(['target', ...ended])) {
    if (await isUsed(kind)) await gate.grant(context, { ...use, use: kind });
  }
}

async function isUsedByBus(context: Context, arn: string, use: GateUse): Promise<boolean> {
  if (use === 'dead-letters') return isDeadLetterQueue(context, arn);
  const { events, config } = context;
  const { RuleNames = [] } = await events.send(
    new ListRuleNamesByTargetCommand({ TargetArn: arn, EventBusName: config.busName }),
  );
  return RuleNames.length > 0;
}

/** EventBridge does not list the rules of a dead-letter queue: all have to be looked at. */
async function isDeadLetterQueue(context: Context, arn: string): Promise<boolean> {
  if (arn.split(':')[2] !== 'sqs') return false;
  const rules = await listAllRules(context);
  const found = await runInParallel(rules, PARALLEL_RULES, async ({ Name = '' }) => {
    const targets = (await listTargetsOf(context, Name)) ?? [];
    return targets.some(({ DeadLetterConfig }) => DeadLetterConfig?.Arn === arn);
  });
  return found.includes(true);
}
