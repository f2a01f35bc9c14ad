import { parseExact } from '@momento-gateway/api/exact-json';
import { RuleSchema } from '@momento-gateway/api/rules/rule';
import { expect, test } from 'vitest';
import { arnOf, toChosenTarget } from '../targets/target-fields.ts';
import { toRuleFields } from './initial-fields.ts';
import type { RuleFields } from './rule-form.ts';
import { toRuleChange } from './to-rule-change.ts';

const ROLE = 'arn:aws:iam::000000000000:role/events';

/** A rule as another tool made it: with settings that the form has no field for. */
const rule = RuleSchema.parse(
  parseExact(`{
    "name": "cli", "version": "v1", "enabled": true, "managedHere": false, "description": "by CLI",
    "pattern": {"source":["Momento"],"detail":{"json":{"id":[12345678901234567891]}}},
    "targets": [
      {"id":"x","type":"sqs","arn":"arn:aws:sqs:us-east-1:000000000000:a","retry":{"attempts":3,"maxAgeSeconds":86400}},
      {"id":"y","type":"event-bus","arn":"arn:aws:events:us-east-1:000000000000:event-bus/b","roleArn":"${ROLE}"}
    ]
  }`),
);
const before = toRuleFields(rule, undefined);

function change(changed: Partial<RuleFields>) {
  const after = { ...before, ...changed };
  const targets = after.targets.map((fields) => toChosenTarget(fields, arnOf(fields)));
  return JSON.stringify(toRuleChange(before, after, targets));
}

test.each<[string, Partial<RuleFields>, string]>([
  ['nothing', {}, ''],
  ['the description', { description: 'new' }, ',"description":"new"'],
  ['a description that was removed', { description: undefined }, ',"description":""'],
  ['the state', { enabled: false }, ',"enabled":false'],
  ['the layout of its JSON', { json: JSON.stringify(rule.pattern) }, ''],
  [
    'its pattern',
    { json: '{"a":[12345678901234567892]}' },
    ',"pattern":{"a":[12345678901234567892]}',
  ],
])('an edit sends what was changed and nothing else: %s', (_, changed, sent) => {
  expect(change(changed)).toBe(`{"version":"v1"${sent}}`);
});

test('of a target that was changed only the changed setting is sent', () => {
  const [first, second] = before.targets;
  const targets = [{ ...first, deadLetter: 'failures' as const }, second] as RuleFields['targets'];
  expect(JSON.parse(change({ targets })).targets).toEqual([
    { id: 'x', type: 'sqs', arn: rule.targets[0]?.arn, deadLetterArn: 'failure-queue' },
    { id: 'y', type: 'event-bus', arn: rule.targets[1]?.arn, roleArn: ROLE },
  ]);
});

test('another target is sent with all its settings', () => {
  const targets = before.targets.map((target) => ({ ...target, arn: `${target.arn}-2` }));
  expect(JSON.parse(change({ targets })).targets[0]).toMatchObject({
    arn: `${rule.targets[0]?.arn}-2`,
    retry: { attempts: 3, maxAgeSeconds: 86_400 },
    input: null,
  });
});
