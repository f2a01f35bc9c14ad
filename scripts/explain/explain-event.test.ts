import { bindCall } from '@momento-gateway/api/call';
import type { Explanation } from '@momento-gateway/api/explain/explanation';
import { expect, test } from 'vitest';
import { explainEvent } from './explain-event.ts';
import { formatExplanation } from './format-explanation.ts';
import { readOptions } from './options.ts';

const ID = '11111111-2222-4333-8444-555555555555';

const EXPLANATION: Explanation = {
  verdict: { cause: 'rule-disabled', sentence: 'The rule orders matches, and is disabled.' },
  event: { hasMessage: true },
  hops: [
    {
      hop: 'arrival',
      state: 'passed',
      sentence: 'The call reached the gateway.',
      facts: [{ name: 'Request id', value: 'r\u001b[31m' }],
      nextSteps: [],
    },
    {
      hop: 'rules',
      state: 'stopped',
      sentence: 'The rule orders matches, and is disabled.',
      facts: [],
      nextSteps: [{ text: 'Enable the rule orders', screen: 'rule', id: 'orders' }],
    },
  ],
  rules: [
    { rule: 'orders', enabled: false, result: 'matches', by: 'dashboard', sentence: 'It matches.' },
  ],
  otherRuleCount: 2,
  targets: [],
  unknowns: ['Rules are as they are now.'],
  asksMessage: false,
};

/** Runs a command line on a dashboard that answers with an explanation. */
async function run(args: readonly string[], file = '', environment = {}) {
  const calls: string[] = [];
  const api = bindCall(async (path, init) => {
    calls.push(`${init?.method} ${path} ${init?.body}`);
    return Response.json(EXPLANATION);
  });
  const sources = { api, environment, readText: async () => file };
  const explanation = await explainEvent(sources, readOptions(args));
  return { calls, lines: formatExplanation(explanation) };
}

test.each([
  [['--request', 'r'], 'POST /api/explain {"requestId":"r"}'],
  [['--event', 'e'], 'POST /api/explain {"eventId":"e"}'],
  [['--failure', 'f'], 'POST /api/explain {"failureId":"f"}'],
  [
    ['--webhook', ID, '--number', '7'],
    `POST /api/explain {"webhookId":"${ID}","sequenceNumber":7}`,
  ],
  [
    ['--webhook', ID, '--at', '1970-01-01T00:00:01Z'],
    `POST /api/explain {"webhookId":"${ID}","at":1000}`,
  ],
  [['--request', 'r', '--tenant', 'orders'], 'POST /api/explain?tenant=orders {"requestId":"r"}'],
])('%j asks the dashboard', async (args, call) => {
  expect((await run(args)).calls).toEqual([call]);
});

test('a message goes along as it is written, and a key of the environment when it is asked for', async () => {
  const { calls } = await run(
    ['--message', '-', '--webhook', ID, '--number', '7', '--ask-momento'],
    '{"cache":"shop","price":1.50}',
    { MOMENTO_API_KEY: 'key', MOMENTO_ENDPOINT: 'cell.example.com' },
  );
  expect(calls[0]).toContain('"message":{"cache":"shop","price":1.50}');
  expect(calls[0]).toContain('"apiKey":"key","endpoint":"cell.example.com"');
});

test('the first line is the verdict, then the path with its facts and what to do', async () => {
  expect((await run(['--request', 'r'])).lines).toEqual([
    'The rule orders matches, and is disabled.',
    '',
    '✓ Arrival: The call reached the gateway.',
    '    Request id: r [31m',
    '✗ Rules: The rule orders matches, and is disabled.',
    '    ✓ orders (disabled): It matches.',
    '    and 2 other rules',
    '    → Enable the rule orders (orders)',
    '',
    'What cannot be known:',
    '  Rules are as they are now.',
  ]);
});

test.each<[string[], RegExp]>([
  [[], /Say which event/],
  [['--request', 'r', '--tenant', 'a_b'], /--tenant takes/],
  [['--webhook', ID, '--number', 'x'], /--number takes a whole number/],
  [['--webhook', ID, '--at', 'yesterday'], /--at takes a time/],
  [['--request', 'r', '--region', 'eu-west-1'], /--region needs --stack/],
  [['--fast'], /no option --fast/],
])('%j is refused with what it takes', (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});

test('a message that is none, and a key that is not set, are refused before anything is asked', async () => {
  await expect(run(['--message', 'file'], 'hello')).rejects.toThrow(/--message takes JSON/);
  await expect(run(['--request', 'r', '--ask-momento'])).rejects.toThrow(/MOMENTO_API_KEY/);
});
