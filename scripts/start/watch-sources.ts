import { readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

/** Saving one file causes several events. */
const SETTLE_MS = 100;

/** Calls back when a source file of one of the packages changes, except tests. */
export function watchSources(packages: readonly string[], onChange: () => void): void {
  let settling: NodeJS.Timeout | undefined;
  for (const folder of packages.flatMap((name) => listFolders(join(root, name, 'src')))) {
    // One watch per folder: a recursive one loses a file that an editor saves by renaming.
    watch(folder, (_, file) => {
      if (!file?.endsWith('.ts') || file.endsWith('.test.ts')) return;
      clearTimeout(settling);
      settling = setTimeout(onChange, SETTLE_MS);
    });
  }
}

function listFolders(top: string): string[] {
  const below = readdirSync(top, { recursive: true, withFileTypes: true });
  return [
    top,
    ...below
      .filter((entry) => entry.isDirectory())
      .map(({ parentPath, name }) => join(parentPath, name)),
  ];
}
