import type { explainMessage } from '@momento-gateway/api/explain/explain-operations';
import type { CallInput } from '@momento-gateway/api/operation';
import { isTenantName } from '@momento-gateway/shared/tenant';
import {
  readOptionalStack,
  STACK_OPTIONS,
  STACK_OPTIONS_USAGE,
  type StackOptions,
} from '../aws/stack-options.ts';
import { readArgs } from '../read-args.ts';

export const USAGE = `npm run explain -- --request <id> [options]
npm run explain -- --event <id> [options]
npm run explain -- --failure <id> [options]
npm run explain -- --webhook <id> --number <n> [options]
npm run explain -- --webhook <id> --at <time> [options]
npm run explain -- --message <file> [options]

Explains what happened to an event, and why nothing happened. The first line says it in one sentence.
The exit code is 0 when the event could be explained, otherwise 1.

  --request <id>     the gateway's request id, from its log or its answer
  --event <id>       EventBridge's id of the event
  --failure <id>     the id of a failure
  --webhook <id>     a webhook, with --number: Momento's sequence number of a message,
                     or --at: about when it came, such as 2026-01-31T10:00:00Z
  --message <file>   what Momento posted, or the event, as JSON; - reads standard input.
                     Rules are then checked on all of its fields
  --ask-momento      of a message that never came: also ask Momento, with the key in
                     MOMENTO_API_KEY (and its endpoint in MOMENTO_ENDPOINT, for a v2 key)
  --tenant <name>    the tenant that the event is of (default: default)
  --stack <name>     the gateway's stack on AWS; without it, the product that npm start runs
${STACK_OPTIONS_USAGE}`;

type Subject = Omit<CallInput<typeof explainMessage>['body'], 'message' | 'apiKey' | 'endpoint'>;

export interface ExplainOptions {
  readonly subject: Subject;
  /** A file with the message. */
  readonly messageFile: string | undefined;
  readonly asksMomento: boolean;
  readonly tenant: string | undefined;
  /** Undefined for the product on this machine. */
  readonly stack: StackOptions | undefined;
}

/** @throws Error that names the wrong option and what it takes. */
export function readOptions(args: readonly string[]): ExplainOptions {
  const values = readArgs(args, {
    ...STACK_OPTIONS,
    request: { type: 'string' },
    event: { type: 'string' },
    failure: { type: 'string' },
    webhook: { type: 'string' },
    number: { type: 'string' },
    at: { type: 'string' },
    message: { type: 'string' },
    tenant: { type: 'string' },
    'ask-momento': { type: 'boolean', default: false },
  });
  const { request, event, failure, webhook, message, tenant } = values;
  if ((request ?? event ?? failure ?? webhook ?? message) === undefined) {
    throw new Error('Say which event: --request, --event, --failure, --webhook, or --message.');
  }
  if (tenant !== undefined && tenant !== 'default' && !isTenantName(tenant)) {
    throw new Error(`--tenant takes the name of a tenant, not "${tenant}".`);
  }
  return {
    subject: {
      ...(request !== undefined && { requestId: request }),
      ...(event !== undefined && { eventId: event }),
      ...(failure !== undefined && { failureId: failure }),
      ...(webhook !== undefined && { webhookId: webhook }),
      ...readNumber(values.number),
      ...readTime(values.at),
    },
    messageFile: message,
    asksMomento: values['ask-momento'],
    tenant,
    stack: readOptionalStack(values),
  };
}

function readNumber(text: string | undefined): Subject {
  if (text === undefined) return {};
  if (!/^\d{1,15}$/.test(text)) throw new Error(`--number takes a whole number, not "${text}".`);
  return { sequenceNumber: Number(text) };
}

function readTime(text: string | undefined): Subject {
  if (text === undefined) return {};
  const at = Date.parse(text);
  if (Number.isFinite(at) && at >= 0) return { at };
  throw new Error(`--at takes a time such as 2026-01-31T10:00:00Z, not "${text}".`);
}
