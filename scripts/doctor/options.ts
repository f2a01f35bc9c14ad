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
  --gaps             also name the missing messages of seven days`;

export interface DoctorOptions {
  readonly canary: boolean;
  readonly gaps: boolean;
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
  });
  const { local, canary, gaps, ...stack } = values;
  if (local) {
    const [extra] = Object.keys(stack);
    if (extra !== undefined) throw new Error(`--local cannot be combined with --${extra}.`);
    return { canary, gaps, stack: undefined };
  }
  if (stack.stack === undefined) {
    throw new Error(
      'Choose a gateway: --stack <name>, or --local for the one that npm start runs.',
    );
  }
  return { canary, gaps, stack: readStackOptions(stack) };
}
