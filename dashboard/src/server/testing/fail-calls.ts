import type { AwsClients } from '../aws/create-aws-clients.ts';
import { clientsOf } from './clients-of.ts';

/** How a call to AWS goes wrong: before or after it was done, for good or for the SDK to try again. */
export type CallFault = 'denied' | 'throttled' | 'error' | 'answer-lost' | 'retried';

/** Names and counts calls while it fails one of them. */
export interface FailingCalls {
  /** Commands in the order they were sent, such as `PutRuleCommand`. */
  readonly sent: readonly string[];
  readonly stop: () => void;
}

interface Plan {
  /** Or what happens elsewhere just before the call, which then goes well. */
  readonly fault: CallFault | (() => Promise<unknown>);
  /** Which call fails: 0 is the next one; or the first of a command. */
  readonly at: number | string;
  /** Whether every later call of its command fails too. */
  readonly stays?: boolean;
}

const NAME = 'failCalls';

/** Makes one call of the dashboard's clients go wrong, as seen behind the SDK's own retries. */
export function failCalls(clients: AwsClients, plan?: Plan): FailingCalls {
  const sent: string[] = [];
  let failing: string | undefined;
  const takeFault = (command: string): Plan['fault'] | undefined => {
    sent.push(command);
    if (plan === undefined) return undefined;
    if (failing === undefined && (sent.length - 1 === plan.at || command === plan.at)) {
      failing = command;
      return plan.fault;
    }
    return plan.stays && command === failing ? plan.fault : undefined;
  };
  const { targetClients, ...others } = clientsOf(clients);
  // Each client has types of its own for one and the same stack.
  const stacks = [...Object.values(others), ...Object.values(targetClients)].map(
    ({ middlewareStack }) => middlewareStack as unknown as Stack,
  );
  for (const stack of stacks) {
    stack.add(
      (next, { commandName = '' }) =>
        async (call) => {
          const fault = takeFault(commandName);
          if (typeof fault === 'function') await fault();
          if (fault === 'denied') throw makeError('AccessDeniedException', 400);
          if (fault === 'throttled') throw makeError('ThrottlingException', 400);
          if (fault === 'error') throw makeError('InternalFailure', 500);
          const answer = await next(call);
          if (fault === 'answer-lost') throw makeError('TimeoutError');
          // What the SDK tries again of itself: the call is made twice.
          return fault === 'retried' ? next(call) : answer;
        },
      { step: 'initialize', name: NAME, override: true },
    );
  }
  return {
    sent,
    stop: () => {
      for (const stack of stacks) stack.remove(NAME);
    },
  };
}

interface Stack {
  add(
    middleware: (
      next: (call: unknown) => Promise<unknown>,
      context: { commandName?: string },
    ) => (call: unknown) => Promise<unknown>,
    options: { step: 'initialize'; name: string; override: boolean },
  ): void;
  remove(name: string): void;
}

function makeError(name: string, httpStatusCode?: number): Error {
  const error = new Error(`Made to fail: ${name}`);
  return Object.assign(error, {
    name,
    $metadata: httpStatusCode === undefined ? {} : { httpStatusCode },
  });
}
