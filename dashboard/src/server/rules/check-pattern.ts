import { TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import {
  buildFieldPattern,
  listPatternFields,
} from '@momento-gateway/api/pattern/list-pattern-fields';
import type { EventPattern } from '@momento-gateway/api/pattern/topic-pattern';
import type { RuleTest } from '@momento-gateway/api/rules/pattern-check';
import { runInParallel } from '../aws/run-in-parallel.ts';
import type { Context } from '../context.ts';
import type { Handler } from '../handler.ts';
import { isViewerName } from '../live/viewer-name.ts';
import { isRefusal, type Refusal, refuseField } from '../refusals/refusal.ts';
import { completeEvent } from './complete-event.ts';
import { listAllRules } from './list-all-rules.ts';
import { parsePattern } from './to-rule.ts';

type Event = Readonly<Record<string, unknown>>;

/** EventBridge allows 50 calls of its control plane a second. */
const PARALLEL_TESTS = 8;

/** EventBridge itself answers: for the pattern, for each of its fields, for the other rules. */
export const testRule: Handler<'testRule'> = async (context, { body }) => {
  const { config, findBus } = context;
  if ((await findBus(config.busName)) === undefined) {
    return { refusal: 'bus-not-found', name: config.busName };
  }
  const event = completeEvent(body.event, context);
  const matches = await askPattern(context, body.pattern, event);
  if (isRefusal(matches)) return matches;
  const mismatch = matches ? undefined : await findMismatch(context, body.pattern, event);
  const otherRules = await findOtherRules(context, body.rule, event);
  return { matches, ...(mismatch !== undefined && { mismatch }), otherRules };
};

async function askPattern(
  { events }: Context,
  pattern: EventPattern,
  event: Event,
): Promise<boolean | Refusal> {
  try {
    const { Result = false } = await events.send(
      new TestEventPatternCommand({
        EventPattern: JSON.stringify(pattern),
        Event: JSON.stringify(event),
      }),
    );
    return Result;
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'InvalidEventPatternException') return refuseField('pattern', message);
    if (name !== 'ValidationException') throw error;
    return refuseField(/pattern/i.test(message) ? 'pattern' : 'event', message);
  }
}

/** Fields that match each alone may still not match together, in different items of a list. */
async function findMismatch(
  context: Context,
  pattern: EventPattern,
  event: Event,
): Promise<RuleTest['mismatch']> {
  for (const field of listPatternFields(pattern)) {
    const answer = await askPattern(context, buildFieldPattern(field), event);
    if (answer === true) continue;
    const actual = readField(event, field.path);
    return {
      path: field.path.join('.'),
      expected: field.matchers,
      ...(actual !== undefined && { actual }),
    };
  }
  return { path: '', expected: pattern };
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

async function findOtherRules(
  context: Context,
  own: string | undefined,
  event: Event,
): Promise<RuleTest['otherRules']> {
  const rules = await listAllRules(context);
  const others = rules.filter(({ Name = '' }) => Name !== own && !isViewerName(Name));
  const found = await runInParallel(others, PARALLEL_TESTS, async ({ Name = '', ...rule }) => {
    const pattern = parsePattern(rule.EventPattern);
    if (pattern === undefined) return undefined;
    const answer = await askPattern(context, pattern, event);
    return answer === true ? { name: Name, enabled: rule.State !== 'DISABLED' } : undefined;
  });
  return found
    .filter((rule) => rule !== undefined)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}
