import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes a module to a new folder and gives its path. */
export async function writeHandler(source: string, file = 'index.mjs'): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'function-url-')), file);
  await writeFile(path, source);
  return path;
}
