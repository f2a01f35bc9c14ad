import { isUnanswered } from '../../aws/is-unanswered.ts';
import type { BaseContext } from '../../base-context.ts';
import { findGate } from './find-gate.ts';
import type { GateUse, Use } from './gate.ts';

/** Whether any rule of the bus uses a resource so. */
export type IsUsed = (arn: string, use: GateUse) => Promise<boolean>;

/**
 * Removes the permissions that no rule of the bus needs any more. To be called when the rule has
 * its new targets: what fails is logged, and a statement too many admits this bus alone.
 */
export async function revokeUses(
  context: BaseContext,
  uses: readonly Use[],
  isUsed: IsUsed,
): Promise<void> {
  for (const use of new Map(uses.map((one) => [one.arn, one])).values()) {
    try {
      await revokeUse(context, use, isUsed);
    } catch (error) {
      if (!isUnanswered(error)) context.logUnexpected(context.newId(), error);
    }
  }
}

/** Another process may have given a rule this target since: so it is looked at again afterwards. */
async function revokeUse(context: BaseContext, use: Use, isUsed: IsUsed): Promise<void> {
  const gate = findGate(use.arn);
  const ended = await gate?.revoke(context, use, (kind) => isUsed(use.arn, kind));
  if (ended === undefined) return;
  for (const kind of new Set<GateUse>(['target', ...ended])) {
    if (await isUsed(use.arn, kind)) await gate?.grant(context, { ...use, use: kind });
  }
}
