import { ReplayNameSchema } from '@momento-gateway/api/archive/archive';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import { findReplay } from '../archive/replays.ts';
import type { ExplainContext } from './explain-context.ts';
import type { Subject } from './find-subject.ts';

/** `ruleNames`: the rules that get its events; undefined when the replay is no longer known. */
export interface EventReplay {
  readonly name: string;
  readonly ruleNames?: readonly string[];
}

/** The replay that an event out of an archive came by. */
export async function findEventReplay(
  context: ExplainContext,
  { pasted }: Subject,
): Promise<EventReplay | undefined> {
  const name = pasted?.replayName;
  if (name === undefined) return undefined;
  const { data } = ReplayNameSchema.safeParse(name);
  const replay = data === undefined ? undefined : await findReplay(context, data);
  return replay === undefined ? { name } : { name, ruleNames: replay.ruleNames };
}

export function describeReplay({ name, ruleNames }: EventReplay): string {
  const shown = ruleNames?.map((rule) => (isViewerName(rule) ? 'a page of live events' : rule));
  const rules = shown?.join(', ') ?? 'the rules that the replay named';
  return `EventBridge sent this event again out of an archive (replayed by ${name}), to ${rules} and to no other rule.`;
}
