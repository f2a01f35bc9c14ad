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

/** An event pattern as the form shows it. */
export interface PatternForm {
  readonly events: EventChoice;
  readonly conditions: readonly Condition[];
}
