import { TagResourceCommand } from '@aws-sdk/client-eventbridge';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import type { BaseContext } from '../base-context.ts';
import type { Refusal } from '../refusals/refusal.ts';
import { readRuleTags } from './read-rules.ts';
import type { RuleIdentity } from './rule-state.ts';

/** Who edits a rule now, and until when at most: `<id> <ISO time>`; `-` for nobody. */
export const EDITOR_TAG = 'momento-gateway:editor';
const NOBODY = '-';

/** Longer than an edit takes; an editor that died holds a rule for so long. */
const EDIT_MS = 30_000;
const TRIES_MAX = 12;
const GIVE_BACK_TRIES = 3;

type Needed = Pick<BaseContext, 'events' | 'newId' | 'now' | 'settle' | 'logUnexpected'>;

/**
 * One edit of a rule at a time, whichever process makes it. EventBridge writes unconditionally; so
 * an editor writes its name into a tag, waits longer than such a write takes, and goes on only if
 * the tag still names it.
 */
export async function withRuleLock<Result>(
  context: Needed,
  rule: RuleIdentity,
  work: () => Promise<Result>,
): Promise<Result | Refusal> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const editor = await readEditor(context, rule.arn);
    if (editor === 'gone') return { refusal: 'rule-not-found' };
    if (editor === undefined) {
      const id = context.newId();
      const refused = await writeEditor(context, rule.arn, makeEditorTag(id, context.now()));
      if (refused !== undefined) return refused;
      await context.settle();
      if ((await readEditor(context, rule.arn)) === id) {
        return holdRuleLock(context, rule, work);
      }
    }
    await context.settle();
  }
  return { refusal: 'rule-being-edited' };
}

/** Works with a lock that is held, and gives it back. */
export async function holdRuleLock<Result>(
  context: Needed,
  rule: RuleIdentity,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } finally {
    await giveBack(context, rule);
  }
}

/** What cannot be given back is free when its time is over. */
async function giveBack(context: Needed, rule: RuleIdentity): Promise<void> {
  for (let tries = 0; tries < GIVE_BACK_TRIES; tries += 1) {
    if (tries > 0) await context.settle();
    try {
      await writeEditor(context, rule.arn, NOBODY);
      return;
    } catch (error) {
      context.logUnexpected(context.newId(), error);
    }
  }
}

export function makeEditorTag(id: string, now: number): string {
  return `${id} ${new Date(now + EDIT_MS).toISOString()}`;
}

/** @returns undefined when nobody edits the rule, `gone` when there is no such rule. */
export async function readEditor(
  { events, now }: Pick<Needed, 'events' | 'now'>,
  ruleArn: string,
): Promise<string | undefined> {
  const tags = await readRuleTags({ events }, ruleArn);
  if (tags === undefined) return 'gone';
  const [id, until = ''] = tags[EDITOR_TAG]?.split(' ') ?? [];
  return Date.parse(until) > now() ? id : undefined;
}

async function writeEditor(
  { events }: Needed,
  ruleArn: string,
  editor: string,
): Promise<Refusal | undefined> {
  const Tags = [{ Key: EDITOR_TAG, Value: editor }];
  try {
    await events.send(new TagResourceCommand({ ResourceARN: ruleArn, Tags }));
    return undefined;
  } catch (error) {
    if (isAwsError(error, 'ManagedRuleException')) {
      return { refusal: 'rule-managed-by-aws', message: error.message };
    }
    if (isAwsError(error, 'ResourceNotFoundException')) return { refusal: 'rule-not-found' };
    throw error;
  }
}
