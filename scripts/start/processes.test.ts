import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Processes } from './processes.ts';

test('the process that was started first ends after the others', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'processes-'));
  onTestFinished(() => rm(cwd, { recursive: true, force: true }));
  await writeFile(
    join(cwd, 'run.mjs'),
    `import { appendFileSync } from 'node:fs';
    const [name, delayMs] = process.argv.slice(2);
    process.on('SIGTERM', () => {
      setTimeout(() => {
        appendFileSync('ended', name + ' ');
        process.exit();
      }, Number(delayMs));
    });
    setInterval(() => {}, 1000);
    appendFileSync('started', name + ' ');`,
  );
  const processes = new Processes(() => {});
  for (const [name, delayMs] of [
    ['first', '0'],
    ['slow', '300'],
    ['quick', '0'],
  ] as const) {
    processes.start({ name, args: ['run.mjs', name, delayMs], cwd, environment: {} });
  }
  const read = (file: string) => readFile(join(cwd, file), 'utf8').catch(() => '');
  await expect
    .poll(async () => (await read('started')).split(' ').length, { timeout: 20_000 })
    .toBe(4);
  await processes.end(10_000);
  expect(await read('ended')).toBe('quick slow first ');
});
