import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './run-command.ts';

/** A statement of a policy that docs/deploy.md gives. */
export interface DocumentedStatement {
  readonly Effect: 'Allow';
  readonly Resource: string;
  readonly Action: readonly string[];
}

/** The policy of docs/deploy.md for a command and a stack: the JSON after the command's name. */
export async function readDocumentedPolicy(
  command: string,
  stackName: string,
): Promise<readonly DocumentedStatement[]> {
  const text = await readFile(join(root, 'docs/deploy.md'), 'utf8');
  const [, after = ''] = text.split(`**\`npm run ${command}\`**`);
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(after) ?? [];
  return JSON.parse(json.replaceAll('MomentoGateway', stackName)).Statement;
}
