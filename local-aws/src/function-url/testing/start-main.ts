import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Runs the host as a process with this environment; killed when the test ends. */
export function startMain(environment: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN], { env: environment });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const findOutput = async (pattern: RegExp) => {
    while (!pattern.test(output)) {
      await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data')]);
    }
    return pattern.exec(output)?.[0] ?? '';
  };
  return { child, findOutput };
}
