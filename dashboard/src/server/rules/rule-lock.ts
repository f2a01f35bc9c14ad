import { ListTagsForResourceCommand, TagResourceCommand } from '@aws-sdk/client-eventbridge';
import type { Dependencies } from '../create-context.ts';
import type { Refusal } from '../http/refusal.ts';
import type { RuleIdentity } from './permissions/gate.ts';

/** Who edits a rule just now, and until when at most: `<id> <ISO time>`; `-` for nobody. */
export const EDITOR_TAG = 'momento-gateway:editor';
const NOBODY = '-';

/** Longer than an edit takes; an editor that died holds a rule for so long. */
const EDIT_MS = 30_000;
const TRIES_MAX = 12;
const GIVE_BACK_TRIES = 3;

type Needed = Pick<Dependencies, 'events' | 'newId' | 'now' | 'settle' | 'logUnexpected'>;

/**
 * One edit of a rule at a time, whichever process makes it. EventBridge writes unconditionally; so
 * an editor writes its name into a tag, waits longer than such a write takes, and goes on only if
 * the tag still names it.
 */
export async function withRuleLock<Result>(
  dependencies: Needed,
  rule: RuleIdentity,
  work: () => Promise<Result>,
): Promise<Result | Refusal> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const editor = await readEditor(dependencies, rule.arn);
    if (editor === 'gone') return { refusal: 'rule-not-found' };
    if (editor === undefined) {
      const id = dependencies.newId();
      const refused = await writeEditor(
        dependencies,
        rule.arn,
        makeEditorTag(id, dependencies.now()),
      );
      if (refused !== undefined) return refused;
      await dependencies.settle();
      if ((await readEditor(dependencies, rule.arn)) === id) {
        return holdRuleLock(dependencies, rule, work);
      }
    }
    await dependencies.settle();
  }
  return { refusal: 'rule-being-edited', name: rule.name };
}

/** Works with a lock that is held, and gives it back. */
export async function holdRuleLock<Result>(
  dependencies: Needed,
  rule: RuleIdentity,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } finally {
    await giveBack(dependencies, rule);
  }
}

/** What cannot be given back is free when its time is over. */
async function giveBack(dependencies: Needed, rule: RuleIdentity): Promise<void> {
  for (let tries = 0; tries < GIVE_BACK_TRIES; tries += 1) {
    if (tries > 0) await dependencies.settle();
    try {
      await writeEditor(dependencies, rule.arn, NOBODY);
      return;
    } catch (error) {
      dependencies.logUnexpected(dependencies.newId(), error);
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
  try {
    const { Tags = [] } = await events.send(
      new ListTagsForResourceCommand({ ResourceARN: ruleArn }),
    );
    const [id, until = ''] = Tags.find(({ Key }) => Key === EDITOR_TAG)?.Value?.split(' ') ?? [];
    return Date.parse(until) > now() ? id : undefined;
  } catch (error) {
    if (isGone(error)) return 'gone';
    throw error;
  }
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
    const { name, message } = error as Error;
    if (name === 'ManagedRuleException') return { refusal: 'rule-managed-by-aws', message };
    if (isGone(error)) return { refusal: 'rule-not-found' };
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && error.name === 'ResourceNotFoundException';
}
