import { expect, test } from 'vitest';
import { NEW_TARGET } from '../targets/target-fields.ts';
import { copyRuleFields, emptyRuleFields } from './initial-fields.ts';

const read = (params: Record<string, string>) => (name: string) => params[name] ?? '';

test('a copy is a new rule, with another name and only the targets that the form has', () => {
  const original = {
    ...emptyRuleFields(read({})),
    name: 'orders',
    version: 'v1',
    targets: [NEW_TARGET],
    keptTargets: 2,
  };
  expect(copyRuleFields(original)).toEqual({
    ...original,
    name: 'orders-copy',
    version: undefined,
    keptTargets: 0,
  });
});

test('the name of a copy is not longer than a rule name can be', () => {
  const original = { ...emptyRuleFields(read({})), name: `a${'b'.repeat(63)}` };
  expect(copyRuleFields(original).name).toBe(`${'b'.repeat(59)}-copy`);
});
