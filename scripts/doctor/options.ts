import {
  readStackOptions,
  STACK_OPTIONS,
  STACK_OPTIONS_USAGE,
  type StackOptions,
} from '../aws/stack-options.ts';
import { readArgs } from '../read-args.ts';

export const USAGE = `npm run doctor -- --stack <name> [options]
npm run doctor -- --local [options]

Checks a gateway. Prints one line per check, with what to do about each problem.
The exit code is 0 when it finds no problems, otherwise 1.

  --stack <name>     the gateway's stack on AWS
${STACK_OPTIONS_USAGE}
  --local            the product that npm start runs on this machine
  --canary           also send a signed event through a temporary webhook, rule and queue
  --gaps             also name the missing messages of seven days
  --tenant <name>    look at this tenant only: its bus, queues, failures, webhooks, and rules

With MOMENTO_API_KEY in the environment, it also compares the webhooks with those that Momento has
(MOMENTO_ENDPOINT: for a key that does not name its endpoint).`;

export interface DoctorOptions {
  readonly canary: boolean;
  readonly gaps: boolean;
  /** Undefined for all. */
  readonly tenant: string | undefined;
  /** Undefined for the product on this machine. */
  readonly stack: StackOptions | undefined;
}

/** @throws Error that names the wrong option and what it takes. */
export function readOptions(args: readonly string[]): DoctorOptions {
  const values = readArgs(args, {
    ...STACK_OPTIONS,
    local: { type: 'boolean', default: false },
    canary: { type: 'boolean', default: false },
    gaps: { type: 'boolean', default: false },
    tenant: { type: 'string' },
  });
  const { local, canary, gaps, tenant, ...stack } = values;
  if (canary && tenant !== undefined) {
    throw new Error('--canary cannot be combined with --tenant: its webhook is one of `default`.');
  }
  const checks = { canary, gaps, tenant };
  if (local) {
    const [extra] = Object.keys(stack);
    if (extra !== undefined) throw new Error(`--local cannot be combined with --${extra}.`);
    return { ...checks, stack: undefined };
  }
  if (stack.stack === undefined) {
    throw new Error(
      'Choose a gateway: --stack <name>, or --local for the one that npm start runs.',
    );
  }
  return { ...checks, stack: readStackOptions(stack) };
}
