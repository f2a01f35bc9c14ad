import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { matchText } from './match-text.ts';
import type { EventPattern } from './topic-pattern.ts';

/** `depends`: some events of the topic may match, others not, as their content is. */
export type Judgement = 'matches' | 'excluded' | 'depends';

/** Tells whether a pattern matches the events of a topic, from what is the same in all of them. */
export function judgePattern(
  pattern: EventPattern,
  { cache, topic }: { readonly cache: string; readonly topic: string },
): Judgement {
  return judgeFields(pattern, {
    source: EVENT_SOURCE,
    'detail-type': detailTypeOf(cache, topic),
    detail: { cache, topic },
  });
}

interface Known {
  readonly [field: string]: string | Known;
}

/** All fields of a pattern have to match; one that is not known depends on the event. */
function judgeFields(pattern: EventPattern, known: Known): Judgement {
  const judgements = Object.entries(pattern).map(([field, wanted]) =>
    judgeField(wanted, Object.hasOwn(known, field) ? known[field] : undefined),
  );
  if (judgements.includes('excluded')) return 'excluded';
  return judgements.includes('depends') ? 'depends' : 'matches';
}

function judgeField(wanted: unknown, known: string | Known | undefined): Judgement {
  if (typeof known === 'string')
    return Array.isArray(wanted) ? judgeText(wanted, known) : 'depends';
  if (known === undefined || typeof wanted !== 'object' || wanted === null) return 'depends';
  return Array.isArray(wanted) ? 'depends' : judgeFields(wanted as EventPattern, known);
}

/** One of the matchers has to match. */
function judgeText(matchers: readonly unknown[], text: string): Judgement {
  const answers = matchers.map((matcher) => matchText(matcher, text));
  if (answers.includes(true)) return 'matches';
  return answers.includes(undefined) ? 'depends' : 'excluded';
}
