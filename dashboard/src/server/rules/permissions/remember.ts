import type { GatePolicy } from './gate.ts';

type ReadPolicy = () => Promise<GatePolicy>;

/** Remembers what was read while several targets are looked at. */
export type Remember = (key: string, read: ReadPolicy) => ReturnType<ReadPolicy>;
