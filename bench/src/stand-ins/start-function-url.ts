import type { ServedFunction } from './function-url-process.ts';
import { type StandIn, startProcess } from './start-process.ts';

export function startFunctionUrl(served: ServedFunction): Promise<StandIn> {
  return startProcess('function-url-process', served);
}
