import type { TakeEntryFault } from '../core/aws-service.ts';
import { ANY_OPERATION, type Fault, REPLAY } from './fault.ts';

/** The faults of one call: a delay, then one of five endings or none. */
export interface CallFault {
  readonly delayMs: number;
  readonly end: 'throttle' | 'error' | 'hang' | 'drop' | 'lost-answer' | undefined;
}

/** The faults that are set. They end with the process. */
export interface FaultList {
  readonly add: (fault: Fault) => void;
  /** With their remaining `skip` and `times`. */
  readonly list: () => readonly Fault[];
  readonly clear: () => void;
  /** Consumes one use of the first delay and of the first ending set for the operation. */
  readonly takeCallFault: (operation: string) => CallFault;
  readonly takeEntryFault: TakeEntryFault;
  /** How long the next batch of the replays waits, ms. */
  readonly takeReplayDelay: () => number;
}

export function createFaultList(): FaultList {
  let faults: readonly Fault[] = [];

  /** Counts one call for all faults of a kind, and returns the first that applies. */
  function take(operation: string, isWanted: (fault: Fault) => boolean): Fault | undefined {
    const matches = (fault: Fault) =>
      (fault.operation === operation || fault.operation === ANY_OPERATION) && isWanted(fault);
    const taken = faults.find((fault) => matches(fault) && !fault.skip);
    faults = faults.flatMap((fault) => {
      if (fault === taken) return useUp(fault);
      return [matches(fault) && fault.skip ? { ...fault, skip: fault.skip - 1 } : fault];
    });
    return taken;
  }

  return {
    add: (fault) => {
      faults = [...faults, fault];
    },
    list: () => faults,
    clear: () => {
      faults = [];
    },
    takeCallFault: (operation) => {
      const delay = take(operation, ({ fault }) => fault === 'delay');
      const end = take(operation, ({ fault }) => fault !== 'delay' && fault !== 'entry');
      return { delayMs: delay?.delayMs ?? 0, end: end?.fault as CallFault['end'] };
    },
    takeReplayDelay: () => take(REPLAY, isOfReplays)?.delayMs ?? 0,
    takeEntryFault: (operation) => {
      const taken = take(operation, ({ fault }) => fault === 'entry');
      return (index) => taken !== undefined && (taken.entries?.includes(index) ?? true);
    },
  };
}

/** Those of any operation are for calls only. */
const isOfReplays = ({ operation }: Fault) => operation === REPLAY;

function useUp(fault: Fault): Fault[] {
  if (fault.times === undefined) return [fault];
  return fault.times === 1 ? [] : [{ ...fault, times: fault.times - 1 }];
}
