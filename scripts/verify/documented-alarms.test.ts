import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.ts';

const readText = (path: string) => readFileSync(join(root, path), 'utf8');

test('docs/operations.md says for each alarm of the template what to do, and names no other', () => {
  const { Resources } = JSON.parse(readText('momento-gateway.template.json'));
  const alarms = Object.entries<{ readonly Type: string }>(Resources)
    .filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm')
    .map(([logicalId]) => /^GatewayAlarms(\w+)[0-9A-F]{8}$/.exec(logicalId)?.[1]);
  const [, table = ''] = readText('docs/operations.md').split('| alarm |');
  const [rows = ''] = table.split('\n\n', 1);
  const documented = [...rows.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(documented).toEqual(alarms);
});
