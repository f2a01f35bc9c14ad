import {
  readStackOptions,
  STACK_OPTIONS,
  STACK_OPTIONS_USAGE,
  type StackOptions,
} from '../aws/stack-options.ts';
import { readArgs } from '../read-args.ts';

export const USAGE = `npm run recover -- --stack <name> <event> [--dry-run]
npm run recover -- --local <event> [--dry-run]

Publishes one event that did not reach the bus, after the same checks as a redrive.

event:
  --message <id>     a parked event, by its message id; it is then deleted from the parked queue
  --file <path>      the message body of a parked event, in a file; - for standard input
  --request <id>     a lost event, by the request id in its log line; read from the gateway's log group
  --log <path>       with --request: read the log lines from a file; - for standard input

  --stack <name>     the gateway's stack on AWS
${STACK_OPTIONS_USAGE}
  --local            the product that npm start runs on this machine
  --dry-run          check the event and show what would be done`;

/** Where the event is. The path `-` is standard input. */
export type EventSource =
  | { readonly kind: 'queue'; readonly messageId: string }
  | { readonly kind: 'file'; readonly path: string }
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
    log: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  });
  const { local, message, file, request, log, 'dry-run': dryRun, ...stack } = values;
  const source = readSource({ message, file, request, log });
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
  readonly log: string | undefined;
}

function readSource({ message, file, request, log }: SourceValues): EventSource {
  if ([message, file, request].filter((value) => value !== undefined).length !== 1) {
    throw new Error('Choose one event: --message <id>, --file <path> or --request <id>.');
  }
  if (log !== undefined && request === undefined) {
    throw new Error('--log needs --request <id>: the log can contain more than one event.');
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
