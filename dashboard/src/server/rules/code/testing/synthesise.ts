import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const NODE_MODULES = resolve(import.meta.dirname, '../../../../../../node_modules');
const TSC = join(NODE_MODULES, 'typescript/bin/tsc');

/** As `cdk init` sets up a project, and stricter. */
const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    strict: true,
    noUnusedLocals: true,
    skipLibCheck: true,
    types: [],
    outDir: 'out',
  },
  files: ['app.ts', 'momento-rules.ts'],
};

/** What `cdk.json` of a new project switches off or on, as far as it changes a template. */
const CONTEXT = {
  'aws:cdk:enable-path-metadata': false,
  'aws:cdk:disable-version-reporting': true,
};

/** Compiles files with the CDK, runs the app, and gives its template. @throws Error with what tsc says. */
export async function synthesise(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-cdk-'));
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    promisify(execFile)(process.execPath, [...args], {
      cwd: folder,
      env: { NODE_ENV: 'test', ...env },
    });
  try {
    await symlink(NODE_MODULES, join(folder, 'node_modules'), 'junction');
    await writeFile(join(folder, 'package.json'), '{}');
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    await run([TSC]).catch(({ stdout }) => {
      throw new Error(`tsc: ${stdout}`);
    });
    await run(['out/app.js'], { CDK_OUTDIR: 'cdk.out', CDK_CONTEXT_JSON: JSON.stringify(CONTEXT) });
    return JSON.parse(await readFile(join(folder, 'cdk.out/momento-rules.template.json'), 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
