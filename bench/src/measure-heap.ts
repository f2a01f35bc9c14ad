import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** @returns what is in use after garbage is collected, in MB */
export function measureHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
}
