import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { administrator, isEmulator } from './target-aws.ts';

interface RecordedCase {
  readonly name: string;
  readonly pattern: string;
  readonly event: string;
  readonly expected: boolean | 'invalid';
}

const vectorsPath = join(import.meta.dirname, '../../local-aws/vectors/event-patterns.json');
const cases: readonly RecordedCase[] = JSON.parse(await readFile(vectorsPath, 'utf8'));

/** Cases that MiniStack answers differently than AWS. */
const KNOWN: readonly string[] = [
  'content_wildcard_complex_EXC',
  'dot_joining_event',
  'nested_json_NEG',
  '$or not array',
  'dotted event key 2',
];

/** Default fields of the envelope that TestEventPattern requires. */
const ENVELOPE = {
  id: '1',
  account: '000000000000',
  source: 'shop',
  time: '2026-01-01T00:00:00Z',
  region: 'us-east-1',
  'detail-type': 'order',
};

async function ask({ pattern, event }: RecordedCase): Promise<RecordedCase['expected']> {
  const Event = JSON.stringify({ ...ENVELOPE, ...JSON.parse(event) });
  try {
    const command = new TestEventPatternCommand({ EventPattern: pattern, Event });
    return (await administrator.events.send(command)).Result ?? false;
  } catch (error) {
    if ((error as Error).name === 'InvalidEventPatternException') return 'invalid';
    throw error;
  }
}

test('recorded pattern cases get the same answers as from AWS, except known differences', async () => {
  const answers = [];
  for (const recorded of cases) answers.push({ recorded, answer: await ask(recorded) });
  const different = answers.filter(({ recorded, answer }) => answer !== recorded.expected);
  expect(different.map(({ recorded }) => recorded.name)).toEqual(isEmulator ? KNOWN : []);
});
