import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Memory in use after garbage collection, in bytes: the heap and external buffers. */
export function measureMemory(): number {
  collectGarbage();
  collectGarbage();
  const { used_heap_size: usedBytes, external_memory: externalBytes } = getHeapStatistics();
  return usedBytes + externalBytes;
}
