import { DEFAULT_TENANT, isTenantName } from '@momento-gateway/shared/tenant';
import {
  readStackOptions,
  STACK_OPTIONS,
  STACK_OPTIONS_USAGE,
  type StackOptions,
} from '../aws/stack-options.ts';
import { readArgs } from '../read-args.ts';

export const USAGE = `npm run recover -- --stack <name> <event> [--dry-run]
npm run recover -- --local <event> [--dry-run]

Publishes one event that did not reach the bus, or all held calls that can be verified now, after the
same checks as a redrive.

event:
  --message <id>     a parked event, by its message id; it is then deleted from the parked queue
  --file <path>      the message body of a parked event, in a file; - for standard input
  --request <id>     a lost event, by the request id in its log line; read from the gateway's log group
  --held <id>        a held call, by its message id; all for all of a tenant, the oldest first: those
                     that a stored signing secret verifies are published and deleted, others stay
  --tenant <name>    with --held: the tenant; the default one without
  --log <path>       with --request: read the log lines from a file; - for standard input

  --stack <name>     the gateway's stack on AWS
${STACK_OPTIONS_USAGE}
  --local            the product that npm start runs on this machine
  --dry-run          check the event and show what would be done`;

/** Where the event is. The path `-` is standard input. */
export type EventSource =
  | { readonly kind: 'queue'; readonly messageId: string }
  | { readonly kind: 'file'; readonly path: string }
  /** Without an id, all held calls of the tenant. */
  | { readonly kind: 'held'; readonly messageId: string | undefined; readonly tenant: string }
  /** Without a path, in the gateway's log group. */
  | { readonly kind: 'log'; readonly requestId: string; readonly path: string | undefined };

export interface RecoverOptions {
  readonly source: EventSource;
  readonly dryRun: boolean;
  /** Undefined for the product on this machine. */
  readonly stack: StackOptions | undefined;
}

/** @throws Error that names the wrong option and what it takes. */
export function readOptions(args: readonly string[]): RecoverOptions {
  const values = readArgs(args, {
    ...STACK_OPTIONS,
    local: { type: 'boolean', default: false },
    message: { type: 'string' },
    file: { type: 'string' },
    request: { type: 'string' },
    held: { type: 'string' },
    tenant: { type: 'string' },
    log: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  });
  const { local, message, file, request, held, tenant, log, ...others } = values;
  const { 'dry-run': dryRun, ...stack } = others;
  const source = readSource({ message, file, request, held, tenant, log });
  if (local) {
    const [extra] = Object.keys(stack);
    if (extra !== undefined) throw new Error(`--local cannot be combined with --${extra}.`);
    return { source, dryRun, stack: undefined };
  }
  if (stack.stack === undefined) {
    throw new Error(
      'Choose a gateway: --stack <name>, or --local for the one that npm start runs.',
    );
  }
  return { source, dryRun, stack: readStackOptions(stack) };
}

interface SourceValues {
  readonly message: string | undefined;
  readonly file: string | undefined;
  readonly request: string | undefined;
  readonly held: string | undefined;
  readonly tenant: string | undefined;
  readonly log: string | undefined;
}

function readSource(values: SourceValues): EventSource {
  const { message, file, request, held, tenant = DEFAULT_TENANT, log } = values;
  if ([message, file, request, held].filter((value) => value !== undefined).length !== 1) {
    throw new Error(
      'Choose one event: --message <id>, --file <path> or --request <id>; or --held <id>, or all.',
    );
  }
  if (log !== undefined && request === undefined) {
    throw new Error('--log needs --request <id>: the log can contain more than one event.');
  }
  if (values.tenant !== undefined && (held === undefined || !isTenantName(tenant))) {
    throw new Error('--tenant takes the name of a tenant, together with --held.');
  }
  if (held !== undefined) {
    return { kind: 'held', messageId: held === 'all' ? undefined : readId('--held', held), tenant };
  }
  if (message !== undefined) return { kind: 'queue', messageId: readId('--message', message) };
  if (file !== undefined) return { kind: 'file', path: readPath('--file', file) };
  return {
    kind: 'log',
    requestId: readId('--request', request ?? ''),
    path: log === undefined ? undefined : readPath('--log', log),
  };
}

function readId(name: string, value: string): string {
  if (/^[\w-]{1,128}$/.test(value)) return value;
  throw new Error(`${name} takes an id such as c0ffee00-1234-4abc-8def-0123456789ab.`);
}

function readPath(name: string, value: string): string {
  if (value !== '') return value;
  throw new Error(`${name} takes the path of a file, or - for standard input.`);
}
