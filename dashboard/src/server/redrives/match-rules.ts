import { TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import { type EventPattern, readTopicPattern } from '../../api/topic-pattern.ts';
import type { Dependencies } from '../dependencies.ts';
import { isViewerName } from '../live/viewer-name.ts';
import { concernsMomento } from '../rules/concerns-momento.ts';
import { listAllRules } from '../rules/list-all-rules.ts';
import { parsePattern } from '../rules/to-rule.ts';

type Needed = Pick<Dependencies, 'events' | 'config'>;

/** EventBridge allows 50 calls of its control plane a second; somebody waits for the answer. */
const CALLS_MAX = 300;

/** An event as far as it is matched; `key` is the same for events of one topic. */
interface MatchedEvent {
  readonly key: string;
  /** As JSON, whole. */
  readonly text: string;
}

/** Names of the enabled rules that match now; undefined once EventBridge was asked too often. */
export type MatchRules = (event: MatchedEvent) => Promise<string[] | undefined>;

interface Candidate {
  readonly name: string;
  readonly pattern: EventPattern;
  /** It looks at nothing but cache and topic: one answer holds for all events of a topic. */
  readonly isOfTopics: boolean;
}

export async function createMatchRules(dependencies: Needed): Promise<MatchRules> {
  const candidates = await listCandidates(dependencies);
  const known = new Map<string, boolean>();
  let calls = 0;

  async function ask({ name, pattern, isOfTopics }: Candidate, event: MatchedEvent) {
    const key = `${name}\n${event.key}`;
    const answered = isOfTopics ? known.get(key) : undefined;
    if (answered !== undefined) return answered;
    if (calls >= CALLS_MAX) return undefined;
    calls += 1;
    const { Result = false } = await dependencies.events.send(
      new TestEventPatternCommand({ EventPattern: JSON.stringify(pattern), Event: event.text }),
    );
    known.set(key, Result);
    return Result;
  }

  return async (event) => {
    const matching: string[] = [];
    for (const candidate of candidates) {
      const matches = await ask(candidate, event);
      if (matches === undefined) return undefined;
      if (matches) matching.push(candidate.name);
    }
    return matching;
  };
}

async function listCandidates(dependencies: Needed): Promise<Candidate[]> {
  const rules = await listAllRules(dependencies);
  return rules.flatMap(({ Name: name = '', State, EventPattern }) => {
    const pattern = parsePattern(EventPattern);
    if (pattern === undefined || State === 'DISABLED' || isViewerName(name)) return [];
    if (!concernsMomento(pattern)) return [];
    return [{ name, pattern, isOfTopics: readTopicPattern(pattern) !== undefined }];
  });
}
