import { parseObject } from '@momento-gateway/shared/parse-object';
import type { createHttpSender, HttpAnswer, HttpSender } from './http-sender.ts';
import { type AwsCredentials, createRequestSigner } from './request-signer.ts';

export interface AwsCallerOptions {
  /** Also the service name in the signature. */
  readonly service: keyof typeof PROTOCOLS;
  readonly endpoint: URL;
  readonly region: string;
  readonly credentials: AwsCredentials;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly createSender: typeof createHttpSender;
}

export type AwsAnswer =
  | { readonly kind: 'answered'; readonly output: Readonly<Record<string, unknown>> }
  | AwsRefusal
  | { readonly kind: 'unreachable' | 'timed-out'; readonly message: string };

interface AwsRefusal {
  readonly kind: 'refused';
  /** HTTP status. */
  readonly status: number;
  /** For example `ThrottlingException`. */
  readonly code: string;
  readonly message: string;
}

/** Calls one operation, once. Never rejects. */
export type CallAws = (
  operation: string,
  input: object,
  timeoutMs: number,
  signal?: AbortSignal,
) => Promise<AwsAnswer>;

export interface AwsCaller {
  readonly call: CallAws;
  /** As of `HttpSender`. */
  readonly open: HttpSender['open'];
}

const PROTOCOLS = {
  events: { targetPrefix: 'AWSEvents', contentType: 'application/x-amz-json-1.1', extra: {} },
  secretsmanager: {
    targetPrefix: 'secretsmanager',
    contentType: 'application/x-amz-json-1.1',
    extra: {},
  },
  sqs: {
    targetPrefix: 'AmazonSQS',
    contentType: 'application/x-amz-json-1.0',
    extra: { 'x-amzn-query-mode': 'true' },
  },
} as const;

export function createAwsCaller(options: AwsCallerOptions): AwsCaller {
  const { service, endpoint, region, credentials, now, createSender } = options;
  const { targetPrefix, contentType, extra } = PROTOCOLS[service];
  const { send, open } = createSender(endpoint, now);
  const path = endpoint.pathname;
  const signRequest = createRequestSigner({ service, region, credentials, path });
  const call: CallAws = async (operation, input, timeoutMs, signal) => {
    const body = JSON.stringify(input);
    const headers = signRequest(
      {
        host: endpoint.host,
        'content-type': contentType,
        'content-length': String(Buffer.byteLength(body)),
        'x-amz-target': `${targetPrefix}.${operation}`,
        ...extra,
      },
      body,
      now(),
    );
    return readAnswer(await send(headers, body, timeoutMs, signal));
  };
  return { call, open };
}

function readAnswer(answer: HttpAnswer): AwsAnswer {
  if (answer.kind !== 'answered') return answer;
  const { status, headers, body } = answer;
  const output = parseObject(body);
  if (status === 200 && output !== undefined) return { kind: 'answered', output };
  const { __type, message, Message } = output ?? {};
  const type = __type ?? headers['x-amzn-errortype'];
  return {
    kind: 'refused',
    status,
    code: typeof type === 'string' ? shortenCode(type) : `HTTP ${status}`,
    message: shortenMessage(message ?? Message),
  };
}

/** `com.amazonaws.sqs#QueueDoesNotExist` or `Code:http://…` → the code alone. */
function shortenCode(type: string): string {
  return type.replace(/^.*#/, '').replace(/:.*$/, '').slice(0, 100);
}

/** The lines after the first can hold the canonical request, with the session token in it. */
function shortenMessage(message: unknown): string {
  return typeof message === 'string' ? (message.split('\n', 1)[0] ?? '').slice(0, 500) : '';
}
