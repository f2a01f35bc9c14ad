import { AwsError } from '../core/aws-error.ts';
import type { AwsService } from '../core/aws-service.ts';
import type { Clock } from '../core/clock.ts';
import { DropConnection } from '../server/answer.ts';
import { type Afterwards, type Intercept, toInternalError } from '../server/answer-aws-call.ts';
import type { FaultList } from './create-fault-list.ts';

/**
 * Applies the faults set for a call's operation. All but a lost answer come before the call runs.
 */
export function createFaultInjection(faults: FaultList, clock: Clock): Intercept {
  return (service, operationName, signal) => {
    const fault = faults.takeCallFault(operationName);
    if (fault.delayMs === 0 && fault.end === undefined) return undefined;
    return suffer(service, fault, clock, signal);
  };
}

async function suffer(
  service: AwsService,
  fault: ReturnType<FaultList['takeCallFault']>,
  clock: Clock,
  signal: AbortSignal,
): Promise<Afterwards> {
  if (fault.delayMs > 0) await clock.sleep(fault.delayMs, signal);
  switch (fault.end) {
    case undefined:
      return 'answer';
    case 'lost-answer':
      return 'drop';
    case 'throttle':
      throw service.errors?.throttled?.() ?? new AwsError('ThrottlingException', 'Rate exceeded');
    case 'error':
      throw toInternalError(service);
    case 'drop':
      throw new DropConnection();
    case 'hang':
      return waitForAbort(signal);
  }
}

function waitForAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    if (signal.aborted) reject(signal.reason);
  });
}
