import { ExactNumber } from '@momento-gateway/api/exact-json';
import type { EventPattern } from '@momento-gateway/api/pattern/topic-pattern';
import type { RuleTest } from '@momento-gateway/api/rules/pattern-check';
import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { explainError } from '../aws/explain-error.ts';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal, refuseField } from '../refusals/refusal.ts';
import { askEventBridge } from './ask-event-bridge.ts';
import { findOtherRules } from './find-other-rules.ts';

type Event = Readonly<Record<string, unknown>>;

type Mismatch = Pick<RuleTest, 'mismatch' | 'mismatchProblem'>;

/**
 * EventBridge itself answers: for the pattern, for each of its fields, for the other rules. The
 * answer for the pattern stays when EventBridge fails for the others.
 */
export const testRule: Handler<'testRule'> = async (context, { body }) => {
  const { config, findBus } = context;
  if ((await findBus(config.busName)) === undefined) {
    return { refusal: 'bus-not-found', name: config.busName };
  }
  const event = completeEvent(body.event, context);
  const matches = await askPattern(context, body.pattern, event);
  if (isRefusal(matches)) return matches;
  const mismatch = matches ? {} : await findMismatch(context, body.pattern, event);
  const others = await findOtherRules(context, body.rule, JSON.stringify(event));
  return { matches, ...mismatch, ...others };
};

/** TestEventPattern takes whole events only: what its envelope lacks is filled in. */
function completeEvent(event: Event, { now, newId }: BaseContext): Event {
  return {
    version: '0',
    id: newId(),
    'detail-type': '',
    source: EVENT_SOURCE,
    account: '000000000000',
    time: new Date(now()).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: 'us-east-1',
    resources: [],
    ...event,
  };
}

async function askPattern(
  context: BaseContext,
  pattern: EventPattern,
  event: Event,
): Promise<boolean | Refusal> {
  try {
    return await askEventBridge(context, pattern, JSON.stringify(event));
  } catch (error) {
    if (isAwsError(error, 'InvalidEventPatternException')) {
      return refuseField('pattern', error.message);
    }
    if (!isAwsError(error, 'ValidationException')) throw error;
    return refuseField(/pattern/i.test(error.message) ? 'pattern' : 'event', error.message);
  }
}

/** Fields that match each alone may still not match together, in different items of a list. */
async function findMismatch(
  context: BaseContext,
  pattern: EventPattern,
  event: Event,
): Promise<Mismatch> {
  const text = JSON.stringify(event);
  try {
    for (const field of listPatternFields(pattern)) {
      if (await askEventBridge(context, buildFieldPattern(field), text)) continue;
      const actual = readField(event, field.path);
      const path = field.path.join('.');
      const mismatch = { path, expected: field.matchers };
      return { mismatch: actual === undefined ? mismatch : { ...mismatch, actual } };
    }
    return { mismatch: { path: '', expected: pattern } };
  } catch (error) {
    return { mismatchProblem: explainError(error, context.logUnexpected) };
  }
}

function readField(event: Event, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' &&
      value !== null &&
      !(value instanceof ExactNumber) &&
      Object.hasOwn(value, name)
        ? (value as Event)[name]
        : undefined,
    event,
  );
}

interface PatternField {
  /** The names that lead to it. */
  readonly path: readonly string[];
  readonly matchers: unknown;
}

/** The fields of a pattern in their order. An `$or` counts as one field. */
function listPatternFields(
  pattern: EventPattern,
  path: readonly string[] = [],
): readonly PatternField[] {
  return Object.entries(pattern).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? listPatternFields(value as EventPattern, [...path, name])
      : [{ path: [...path, name], matchers: value }],
  );
}

/** A pattern with this field alone. */
function buildFieldPattern({ path, matchers }: PatternField): EventPattern {
  return path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), matchers) as EventPattern;
}
