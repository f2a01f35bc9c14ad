import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../root.ts';

const readText = (path: string) => readFileSync(join(root, path), 'utf8');

/** Of the CDK stack only, with the option for it. */
const OF_OPTIONS = ['Gaps'];

const ofTemplate = Object.entries<{ readonly Type: string }>(
  JSON.parse(readText('momento-gateway.template.json')).Resources,
)
  .filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm')
  .map(([logicalId]) => /^GatewayAlarms(\w+)[0-9A-F]{8}$/.exec(logicalId)?.[1] ?? logicalId);
const alarms = [...ofTemplate, ...OF_OPTIONS];

/** The rows of the table that begins with this header. */
function readRows(path: string, header: string): readonly string[] {
  const [, table = ''] = readText(path).split(header);
  const [rows = ''] = table.split('\n\n', 1);
  return rows.split('\n').slice(2);
}

test('docs/operations.md says for each alarm what to do, and names no other', () => {
  const rows = readRows('docs/operations.md', '| alarm |');
  expect(rows.map((row) => /^\| `(\w+)` \|/.exec(row)?.[1])).toEqual(alarms);
});

describe('docs/runbook.md', () => {
  const rows = readRows('docs/runbook.md', '| you see |');
  const namesIn = (text: string) =>
    [...text.matchAll(/`([A-Z]\w+)`/g)].map(([, name = '']) => name);

  test.each(alarms)('says where to go when %s is in alarm', (alarm) => {
    const ways = rows.filter((row) => namesIn(row.split('|')[1] ?? '').includes(alarm));
    expect(ways).toHaveLength(1);
  });

  test('names no alarm that there is not', () => {
    const named = rows.flatMap((row) => namesIn(row.split('|')[1] ?? ''));
    expect(named.filter((name) => !alarms.includes(name))).toEqual([]);
  });

  test('leads from each row to a section with something to do', () => {
    const sections = readText('docs/runbook.md').split('\n## ');
    for (const row of rows) {
      const [, anchor] = /\]\(#([\w-]+)\)/.exec(row) ?? [];
      if (anchor === undefined) continue;
      const heading = anchor.replaceAll('-', ' ');
      const section = sections.find((text) => text.toLowerCase().startsWith(heading));
      expect(section, anchor).toMatch(/^\d\. |```sh/m);
    }
  });
});
