import { readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

/** One save is several events to the file system. */
const SETTLE_MS = 100;

/** Calls back when a source of one of the rooms has changed, tests aside. */
export function watchSources(rooms: readonly string[], onChange: () => void): void {
  let settling: NodeJS.Timeout | undefined;
  for (const folder of rooms.flatMap((room) => listFolders(join(root, room, 'src')))) {
    // Folder by folder: Node's recursive watch loses a file that an editor saves by renaming.
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
