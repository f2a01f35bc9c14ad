import type { PickableType } from '@momento-gateway/api/rules/target';
import { typeOfTarget } from '../type-of-target.ts';
import { functionGate } from './function-gate.ts';
import type { Gate } from './gate.ts';
import { logGroupGate } from './log-group-gate.ts';
import { queueGate } from './queue-gate.ts';
import { topicGate } from './topic-gate.ts';

/** Buses and state machines let nobody in by a policy that is ours to change: a role does. */
const GATES: Readonly<Partial<Record<PickableType, Gate>>> = {
  sqs: queueGate,
  lambda: functionGate,
  sns: topicGate,
  logs: logGroupGate,
};

/** @returns undefined for targets that EventBridge reaches with a role, or that we know nothing of. */
export function findGate(targetArn: string): Gate | undefined {
  const type = typeOfTarget(targetArn);
  return type === 'other' ? undefined : GATES[type];
}
