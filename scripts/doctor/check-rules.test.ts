import { expect, test } from 'vitest';
import { checkRules } from './check-rules.ts';
import type { DoctorTarget } from './doctor-target.ts';
import { formatFinding } from './finding.ts';

/** What the doctor says of a bus with 90 rules. */
async function check(quota: { limit: number; isDefault: boolean }): Promise<string | undefined> {
  const quotas = {
    rules: { count: 90, ...quota },
    wildcardRules: { count: 0, limit: 30, isDefault: false },
  };
  const target = {
    api: async () => ({ rules: [], quotas, permissions: [] }),
    gateway: { bus: { found: true }, deadLetterQueue: {} },
  } as unknown as DoctorTarget;
  const findings = await checkRules(target);
  return findings.map(formatFinding).find((line) => line.includes(' rules per bus'));
}

test('of permissions that could not be checked nothing is said to work', async () => {
  const rule = { name: 'large', targets: [{ arn: 'q', deadLetterArn: 'd' }] };
  const permission = { rule: 'large', targetArn: 'q', where: 'queue policy' };
  const quota = { count: 1, limit: 300, isDefault: false };
  const list = async (state: string) => {
    const quotas = { rules: quota, wildcardRules: quota };
    const permissions = [{ ...permission, state }];
    const api = async () => ({ rules: [rule], quotas, permissions, state: 'granted' });
    const gateway = { bus: { found: true }, deadLetterQueue: {} };
    return (await checkRules({ api, gateway } as unknown as DoctorTarget)).map(formatFinding);
  };
  expect(await list('granted')).toContainEqual(expect.stringMatching(/^✓ Rules: .*working/));
  const lines = await list('unknown');
  expect(lines).toContainEqual(expect.stringMatching(/^– Rule large → q: could not check/));
  expect(lines.join()).not.toContain('working');
});

test.each([
  [{ limit: 1000, isDefault: false }, /^✓ Quota: 90 of 1000 rules per bus$/],
  [{ limit: 100, isDefault: false }, /^✗ Quota: 90 of 100 rules per bus /],
  [{ limit: 300, isDefault: true }, /^✓ Quota: 90 of 300 rules per bus \(AWS’s default\)$/],
])('with the quota %j of the dashboard the doctor says %s', async (quota, line) => {
  expect(await check(quota)).toMatch(line);
});
