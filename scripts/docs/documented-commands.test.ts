import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readOptions as readDashboardOptions } from '../dashboard/options.ts';
import { readOptions as readDeployOptions } from '../deploy/options.ts';
import { readOptions as readDestroyOptions } from '../destroy/options.ts';
import { readOptions as readDoctorOptions } from '../doctor/options.ts';
import { readOptions as readExplainOptions } from '../explain/options.ts';
import { readOptions as readExportOptions } from '../export/options.ts';
import { readOptions as readRecoverOptions } from '../recover/options.ts';
import { root } from '../root.ts';
import { readOptions as readSendOptions } from '../send/options.ts';
import { readOptions as readTenantOptions } from '../tenant/options.ts';

const READERS: Readonly<Record<string, (args: readonly string[]) => unknown>> = {
  dashboard: (args) => readDashboardOptions(args, {}),
  deploy: readDeployOptions,
  destroy: readDestroyOptions,
  doctor: readDoctorOptions,
  explain: readExplainOptions,
  export: readExportOptions,
  recover: readRecoverOptions,
  send: readSendOptions,
  tenant: readTenantOptions,
};

const ID = 'c0ffee00-1234-4abc-8def-0123456789ab';

const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' })
  .trim()
  .split('\n')
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

interface Documented {
  readonly path: string;
  /** The arguments of `npm run <name> --`. */
  readonly name: string;
  readonly args: readonly string[];
}

/** Commands with options, in blocks and in sentences; those with `…` or `--help` are no whole ones. */
const commands = documents.flatMap(({ path, text }) =>
  [...text.matchAll(/npm run ([a-z]+) -- ([^`\n]+)/g)]
    .map(([, name = '', line = '']) => ({ path, name, args: splitWords(line) }))
    .filter(({ name, args }) => name in READERS && !args.includes('--help'))
    .filter(({ args }) => !args.some((word) => word.includes('…'))),
);

/** As a shell does it, with values for what the reader fills in. */
function splitWords(line: string): string[] {
  const words = line.replace(/\s#.*/, '').match(/(?:'[^']*'|"[^"]*"|\S)+/g) ?? [];
  return words.map((word) =>
    word
      .replaceAll(/['"]/g, '')
      .replace(/^\$STACK$|^NAME$/, 'MomentoGateway')
      .replace(/^\$?[A-Z]+_ID$|^<webhookId>$/, ID),
  );
}

const blocks = documents.flatMap(({ path, text }) =>
  [...text.matchAll(/^( *)```sh\n([\s\S]*?)^\1```/gm)].map(([, , block = '']) => ({ path, block })),
);

describe('commands in the docs', () => {
  test('there are some of each command', () => {
    const names = new Set(commands.map(({ name }) => name));
    expect([...names].sort()).toEqual(Object.keys(READERS));
  });

  test.each(commands.map((command) => [formatCommand(command), command] as const))(
    '%s has options that the command takes',
    (_, { name, args }) => {
      expect(() => READERS[name]?.(args)).not.toThrow();
    },
  );
});

function formatCommand({ path, name, args }: Documented): string {
  return `${path}: npm run ${name} -- ${args.join(' ')}`;
}

test.skipIf(process.platform === 'win32')('every sh block is whole shell syntax', () => {
  expect(blocks.length).toBeGreaterThan(30);
  const input = blocks
    .map(({ block }) => `{\n${block.replaceAll(/<[\w-]+>/g, 'value')}\n}`)
    .join('\n');
  expect(() => execFileSync('bash', ['-n'], { input, stdio: 'pipe' })).not.toThrow();
});
