import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.ts';
import { listAwsActions } from './list-aws-actions.ts';

interface Statement {
  readonly Action: string | readonly string[];
}

/** The policy that docs/deploy.md gives for a command, which is the JSON after its name. */
async function readDocumented(command: string): Promise<readonly string[]> {
  const text = await readFile(join(root, 'docs/deploy.md'), 'utf8');
  const [, json = '{}'] =
    new RegExp(`\\*\\*\`npm run ${command}\`\\*\\*[^]*?\`\`\`json\\n([^]*?)\`\`\``).exec(text) ??
    [];
  const { Statement = [] }: { Statement?: readonly Statement[] } = JSON.parse(json);
  return Statement.flatMap(({ Action }) => Action).sort();
}

/** Actions of the CDK, which the command runs as a program. */
const OF_THE_CDK: Readonly<Record<string, readonly string[]>> = { deploy: ['sts:AssumeRole'] };

test.each(['deploy', 'destroy', 'doctor'])(
  'the documented policy for %s has exactly the actions that it calls',
  async (command) => {
    const called = await listAwsActions(join(root, `scripts/${command}/main.ts`));
    expect(called.length).toBeGreaterThan(2);
    const expected = [...called, ...(OF_THE_CDK[command] ?? [])].sort();
    expect(await readDocumented(command)).toEqual(expected);
  },
);
