import type { Api } from '@momento-gateway/api/call';
import { expect, test } from 'vitest';
import { diagnose } from './diagnose.ts';
import type { DoctorTarget } from './doctor-target.ts';
import { formatFinding, ok } from './finding.ts';

/** A gateway on AWS whose dashboard answers nothing. */
const target = {
  api: (async () => {
    throw new Error('The dashboard does not answer.');
  }) as Api,
  gateway: {
    bus: { name: 'sales', found: true },
    parkedQueue: { found: false },
    deadLetterQueue: { found: false },
  },
  checkRole: async () => [ok('Function: can do everything')],
  checkAlarms: async () => [ok('Alarms: 2'), ok('Alarm topic: it lets CloudWatch publish')],
  checkBootstrap: async () => [ok('CDK: bootstrapped')],
} as unknown as DoctorTarget;

async function list(signal: AbortSignal): Promise<string[]> {
  const lines: string[] = [];
  for await (const finding of diagnose(target, signal)) lines.push(formatFinding(finding));
  return lines;
}

test('every check is made, those of AWS alone too, and one that fails does not stop the others', async () => {
  const lines = await list(new AbortController().signal);
  const subjects = lines.map((line) => line.replace(/^. /, '').replace(/:.*/, ''));
  expect([...new Set(subjects)]).toEqual([
    'AWS',
    'Address',
    'Function',
    'Queues',
    'Tenants',
    'Webhooks',
    'Rules',
    'Alarms',
    'Alarm topic',
    'CDK',
  ]);
  for (const subject of ['AWS', 'Tenants', 'Webhooks', 'Rules']) {
    expect(lines).toContainEqual(
      expect.stringMatching(`✗ ${subject}: could not be checked .*does not answer`),
    );
  }
  expect(lines.slice(-3)).toEqual([
    '✓ Alarms: 2',
    '✓ Alarm topic: it lets CloudWatch publish',
    '✓ CDK: bootstrapped',
  ]);
});

test('an interruption ends it', async () => {
  await expect(list(AbortSignal.abort(new Error('Interrupted.')))).rejects.toThrow('Interrupted.');
});
