import type { Condition } from './condition.ts';

/** How the topics of a cache are told apart. */
export const TOPIC_MATCHES = ['prefix', 'suffix', 'wildcard'] as const;
export type TopicMatch = (typeof TOPIC_MATCHES)[number];

/** Which of Momento's events a rule takes, before its conditions. */
export type EventChoice =
  | { readonly from: 'topic'; readonly cache: string; readonly topic: string }
  | { readonly from: 'cache'; readonly cache: string }
  | {
      readonly from: 'topics';
      readonly cache: string;
      readonly match: TopicMatch;
      readonly text: string;
    };

/** Whether all conditions have to hold, or one of them is enough (EventBridge's `$or`). */
export type ConditionJoin = 'all' | 'any';

/** An event pattern as the form shows it. */
export interface PatternForm {
  readonly events: EventChoice;
  /** Left out: `all`. It makes no difference to less than two conditions. */
  readonly join?: ConditionJoin;
  readonly conditions: readonly Condition[];
}
