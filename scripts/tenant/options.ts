import {
  readOptionalStack,
  STACK_OPTIONS,
  STACK_OPTIONS_USAGE,
  type StackOptions,
} from '../aws/stack-options.ts';
import { readArgs } from '../read-args.ts';

export const USAGE = `npm run tenant -- list [options]
npm run tenant -- add <tenant> [options]
npm run tenant -- remove <tenant> [options]

Lists, adds, or removes the tenants of a gateway. Adding one that is there restores what is missing.
With --stack, one that is added gets an alarm on each of its queues, and one that is removed loses them.
The exit code is 0 when it is done and nothing is wrong with a tenant, otherwise 1.

  --stack <name>     the gateway's stack on AWS; without it, the product that npm start runs
${STACK_OPTIONS_USAGE}`;

export interface TenantOptions {
  readonly task:
    | { readonly kind: 'list' }
    | { readonly kind: 'add' | 'remove'; readonly name: string };
  /** Undefined for the product on this machine. */
  readonly stack: StackOptions | undefined;
}

/** @throws Error that names what is wrong and what the command takes. */
export function readOptions(args: readonly string[]): TenantOptions {
  const [kind, ...others] = args;
  if (kind !== 'list' && kind !== 'add' && kind !== 'remove') {
    throw new Error('Choose what to do: list, add <tenant>, or remove <tenant>.');
  }
  if (kind === 'list') return { task: { kind }, stack: readStack(others) };
  const [name = '', ...options] = others;
  if (name === '' || name.startsWith('--'))
    throw new Error(`Give the tenant's name: ${kind} <tenant>.`);
  return { task: { kind, name }, stack: readStack(options) };
}

const readStack = (args: readonly string[]) => readOptionalStack(readArgs(args, STACK_OPTIONS));
