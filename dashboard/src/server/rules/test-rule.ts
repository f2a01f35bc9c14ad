import type { RuleTest } from '../../api/rule-test.ts';
import type { testRuleOperation } from '../../api/rule-test-operations.ts';
import type { EventPattern } from '../../api/topic-pattern.ts';
import { buildFieldPattern, listPatternFields } from '../../rules-model/list-pattern-fields.ts';
import type { Dependencies } from '../dependencies.ts';
import { explainError } from '../explain-error.ts';
import { isRefusal, type Refusal, refuseField } from '../refusal.ts';
import type { Verb } from '../serve.ts';
import { completeEvent } from './complete-event.ts';
import { findOtherRules } from './find-other-rules.ts';
import { testPattern } from './test-pattern.ts';

type Event = Readonly<Record<string, unknown>>;

type Mismatch = Pick<RuleTest, 'mismatch' | 'mismatchProblem'>;

/**
 * EventBridge itself answers: for the pattern, for each of its fields, for the other rules. The
 * answer for the pattern stays when EventBridge fails for the others.
 */
export const testRule: Verb<typeof testRuleOperation> = async (dependencies, { body }) => {
  const { config, findBus } = dependencies;
  if ((await findBus(config.busName)) === undefined) {
    return { refusal: 'bus-not-found', name: config.busName };
  }
  const event = completeEvent(body.event, dependencies);
  const matches = await askPattern(dependencies, body.pattern, event);
  if (isRefusal(matches)) return matches;
  const mismatch = matches ? {} : await findMismatch(dependencies, body.pattern, event);
  const others = await findOtherRules(dependencies, body.rule, JSON.stringify(event));
  return { matches, ...mismatch, ...others };
};

async function askPattern(
  dependencies: Dependencies,
  pattern: EventPattern,
  event: Event,
): Promise<boolean | Refusal> {
  try {
    return await testPattern(dependencies, pattern, JSON.stringify(event));
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'InvalidEventPatternException') return refuseField('pattern', message);
    if (name !== 'ValidationException') throw error;
    return refuseField(/pattern/i.test(message) ? 'pattern' : 'event', message);
  }
}

/** Fields that match each alone may still not match together, in different items of a list. */
async function findMismatch(
  dependencies: Dependencies,
  pattern: EventPattern,
  event: Event,
): Promise<Mismatch> {
  const text = JSON.stringify(event);
  try {
    for (const field of listPatternFields(pattern)) {
      if (await testPattern(dependencies, buildFieldPattern(field), text)) continue;
      const actual = readField(event, field.path);
      const path = field.path.join('.');
      const mismatch = { path, expected: field.matchers };
      return { mismatch: actual === undefined ? mismatch : { ...mismatch, actual } };
    }
    return { mismatch: { path: '', expected: pattern } };
  } catch (error) {
    return { mismatchProblem: explainError(error, dependencies.logUnexpected) };
  }
}

function readField(event: Event, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Event)[name]
        : undefined,
    event,
  );
}
