import { parseArgs } from 'node:util';
import {
  readStackOptions,
  STACK_OPTIONS,
  STACK_OPTIONS_USAGE,
  type StackOptions,
} from '../aws/stack-options.ts';

export const USAGE = `npm run doctor -- --stack <name> [options]
npm run doctor -- --local [--canary]

Looks whether a gateway is well: one line for each thing, and what to do about it.
The exit code is 0 when all is well.

  --stack <name>     the gateway's stack on AWS
${STACK_OPTIONS_USAGE}
  --local            the product that npm start runs on this machine
  --canary           send one signed event through a webhook, rule and queue of its own`;

export interface DoctorOptions {
  readonly canary: boolean;
  /** Undefined: the product on this machine. */
  readonly stack: StackOptions | undefined;
}

/** @throws Error that says what to write instead. */
export function readOptions(args: readonly string[]): DoctorOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...STACK_OPTIONS,
      local: { type: 'boolean', default: false },
      canary: { type: 'boolean', default: false },
    },
  });
  const { local, canary, ...stack } = values;
  if (local) {
    const [extra] = Object.keys(stack);
    if (extra !== undefined) throw new Error(`--local goes without --${extra}.`);
    return { canary, stack: undefined };
  }
  if (stack.stack === undefined) {
    throw new Error('Say which gateway: --stack <name>, or --local for the one of npm start.');
  }
  return { canary, stack: readStackOptions(stack) };
}
