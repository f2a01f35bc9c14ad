/** What a fault affects, from the gateway's point of view. */
export type Trouble = 'bus' | 'queue' | 'secrets' | 'gateway';

/** A fault of local AWS, for `POST /_local/faults`. */
interface AwsFault {
  readonly operation: 'PutEvents' | 'SendMessage' | 'GetSecretValue';
  readonly fault: 'throttle' | 'error' | 'entry' | 'delay' | 'hang' | 'drop';
  readonly delayMs?: number;
}

interface FaultKind {
  readonly troubles: readonly Trouble[];
  readonly lastsMs: readonly [from: number, to: number];
  readonly faults?: readonly AwsFault[];
  /** Mode of the link between gateway and AWS. */
  readonly link?: 'refuse' | 'cut' | 'lose-answers';
  /** Kills the gateway at the start of the fault and starts it again. */
  readonly kill?: true;
}

const fault = (
  operation: AwsFault['operation'],
  name: AwsFault['fault'],
  delayMs?: number,
): AwsFault => ({ operation, fault: name, ...(delayMs !== undefined && { delayMs }) });

/** Longer than the gateway retries a call, so that some calls see only the fault. */
const LONG: FaultKind['lastsMs'] = [3_700, 4_300];
const SHORT: FaultKind['lastsMs'] = [1_200, 2_400];

/** Faults of AWS and of the connection to it. Delays are longer than the gateway's timeout. */
export const FAULT_KINDS = {
  'bus throttled': { troubles: ['bus'], lastsMs: LONG, faults: [fault('PutEvents', 'throttle')] },
  'bus failing': { troubles: ['bus'], lastsMs: SHORT, faults: [fault('PutEvents', 'error')] },
  'entries failed': { troubles: ['bus'], lastsMs: LONG, faults: [fault('PutEvents', 'entry')] },
  'bus hanging': { troubles: ['bus'], lastsMs: LONG, faults: [fault('PutEvents', 'hang')] },
  'bus slow': { troubles: ['bus'], lastsMs: LONG, faults: [fault('PutEvents', 'delay', 3_800)] },
  'bus dropping connections': {
    troubles: ['bus'],
    lastsMs: SHORT,
    faults: [fault('PutEvents', 'drop')],
  },
  'bus accepts, answers lost': { troubles: ['bus'], lastsMs: SHORT, link: 'lose-answers' },
  'connections refused': {
    troubles: ['bus', 'queue', 'secrets'],
    lastsMs: [4_000, 4_600],
    link: 'refuse',
  },
  'connections cut': { troubles: ['bus', 'queue', 'secrets'], lastsMs: SHORT, link: 'cut' },
  'secrets slow': {
    troubles: ['secrets'],
    lastsMs: SHORT,
    faults: [fault('GetSecretValue', 'delay', 1_200)],
  },
  'secrets failing': {
    troubles: ['secrets'],
    lastsMs: LONG,
    faults: [fault('GetSecretValue', 'error')],
  },
  'killed, no secrets': {
    troubles: ['secrets', 'gateway'],
    lastsMs: SHORT,
    faults: [fault('GetSecretValue', 'error')],
    kill: true,
  },
  'queue refusing': {
    troubles: ['queue'],
    lastsMs: SHORT,
    faults: [fault('SendMessage', 'error')],
  },
  'bus and queue refusing': {
    troubles: ['bus', 'queue'],
    lastsMs: [4_000, 4_600],
    faults: [fault('PutEvents', 'throttle'), fault('SendMessage', 'throttle')],
  },
  'bus failing, queue slow': {
    troubles: ['bus', 'queue'],
    lastsMs: LONG,
    faults: [fault('PutEvents', 'error'), fault('SendMessage', 'delay', 1_300)],
  },
} as const satisfies Readonly<Record<string, FaultKind>>;

export type FaultName = keyof typeof FAULT_KINDS;

export function faultKind(name: FaultName): FaultKind {
  return FAULT_KINDS[name];
}

/** Changes that happen independently of faults. */
export const CHANGE_NAMES = ['gateway killed', 'rotate', 'disable', 'delete'] as const;
export type ChangeName = (typeof CHANGE_NAMES)[number];
