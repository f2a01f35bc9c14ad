import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FakeAccount, startFakeAccount } from '../testing/start-fake-account.ts';
import { checkRules } from './check-rules.ts';
import type { DoctorTarget } from './doctor-target.ts';
import { formatFinding } from './finding.ts';
import { readRulesQuota } from './read-rules-quota.ts';

let aws: FakeAccount;
beforeEach(async () => {
  aws = await startFakeAccount();
  // The SDK itself reads the environment.
  for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

/** What the doctor says of a bus with 90 rules. */
async function check(): Promise<string | undefined> {
  const quotas = { rules: { count: 90, limit: 300 }, wildcardRules: { count: 0, limit: 30 } };
  const target = {
    api: async () => ({ rules: [], quotas, permissions: [] }),
    gateway: { bus: { found: true }, deadLetterQueue: {} },
    readRulesQuota: () => readRulesQuota({ clientOptions: { region: 'eu-west-1' } }),
  } as unknown as DoctorTarget;
  const findings = await checkRules(target);
  return findings.map(formatFinding).find((line) => line.includes(' rules per bus'));
}

test.each<[quotas: [operation: string, value: number][], line: RegExp]>([
  [[['GetServiceQuota', 1000]], /^✓ Quota: 90 of 1000 rules per bus$/],
  [[['GetServiceQuota', 100]], /^✗ Quota: 90 of 100 rules per bus/],
  [[['GetAWSDefaultServiceQuota', 100]], /^✗ Quota: 90 of 100 rules per bus/],
  [[], /^✓ Quota: 90 of 300 rules per bus \(AWS’s default\)$/],
])('with the quotas %j the doctor says %s', async (quotas, line) => {
  for (const [operation, value] of quotas) aws.account.quotas.set(operation, value);
  expect(await check()).toMatch(line);
});
