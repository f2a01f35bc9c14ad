import type { Fault } from './fault.ts';

/** What a call is to suffer: it waits first, then ends in one of four ways or goes on. */
export interface CallFault {
  readonly delayMs: number;
  readonly end: 'throttle' | 'error' | 'hang' | 'drop' | undefined;
}

/** The faults that are set. They last as long as the process, no longer. */
export interface FaultList {
  readonly add: (fault: Fault) => void;
  /** With what is left of their `times`. */
  readonly list: () => readonly Fault[];
  readonly clear: () => void;
  /** Uses up one time of the first delay and of the first ending set for the operation. */
  readonly takeCallFault: (operation: string) => CallFault;
  /** True when the entries of this PutEvents call are to fail; uses up one time. */
  readonly takeEntryFault: () => boolean;
}

export function createFaultList(): FaultList {
  let faults: Fault[] = [];

  function take(operation: string, isWanted: (fault: Fault) => boolean): Fault | undefined {
    const taken = faults.find((fault) => fault.operation === operation && isWanted(fault));
    if (taken?.times === undefined) return taken;
    const left = taken.times - 1;
    faults = faults.flatMap((fault) => {
      if (fault !== taken) return [fault];
      return left === 0 ? [] : [{ ...fault, times: left }];
    });
    return taken;
  }

  return {
    add: (fault) => {
      faults.push(fault);
    },
    list: () => [...faults],
    clear: () => {
      faults = [];
    },
    takeCallFault: (operation) => {
      const delay = take(operation, ({ fault }) => fault === 'delay');
      const end = take(operation, ({ fault }) => fault !== 'delay' && fault !== 'entry');
      return { delayMs: delay?.delayMs ?? 0, end: end?.fault as CallFault['end'] };
    },
    takeEntryFault: () => take('PutEvents', ({ fault }) => fault === 'entry') !== undefined,
  };
}
