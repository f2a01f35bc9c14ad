import type { Callers } from './caller.ts';

// Next bundles this module apart from src/main.ts, in the same process.
const KEY = Symbol.for('momento-gateway.dashboard.callers');
const held = globalThis as { [KEY]?: Callers };

/** Makes known, before Next starts, how the callers of this process are known. */
export function holdCallers(callers: Callers): void {
  held[KEY] = callers;
}

/** @throws Error when nobody would check who calls. */
export function heldCallers(): Callers {
  const callers = held[KEY];
  if (callers === undefined) {
    throw new Error('Only src/main.ts knows who may call: start that, not next.');
  }
  return callers;
}
