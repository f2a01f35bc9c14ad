import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is still in use once all garbage is gone, in bytes: objects, and buffers beside the heap. */
export function measureMemory(): number {
  collectGarbage();
  collectGarbage();
  const { used_heap_size: usedBytes, external_memory: externalBytes } = getHeapStatistics();
  return usedBytes + externalBytes;
}
