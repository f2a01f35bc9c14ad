import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Writes a module to a new folder, which is removed with the test, and returns its path. */
export async function writeHandler(source: string, file = 'index.mjs'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'function-url-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, file);
  await writeFile(path, source);
  return path;
}
