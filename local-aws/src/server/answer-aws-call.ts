import { AwsError } from '../core/aws-error.ts';
import type { AwsOperation, AwsRequest, AwsService } from '../core/aws-service.ts';
import type { Answer } from './answer.ts';
import { DropConnection } from './answer.ts';
import { parseInput } from './parse-input.ts';
import type { WireFormat } from './wire-format.ts';

/** One call of an AWS SDK, as received over HTTP. */
export interface AwsCall extends AwsRequest {
  /** Service and operation, joined by a dot, as the header `X-Amz-Target` names them. */
  readonly target: string | undefined;
  readonly format: WireFormat;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: Buffer;
}

/** What to do with the answer of a completed call: `drop` cuts the connection instead. */
export type Afterwards = 'answer' | 'drop';

/** Called once the operation is known. May wait, or throw the error to answer instead. */
export type Intercept = (
  service: AwsService,
  operationName: string,
  signal: AbortSignal,
) => Promise<Afterwards> | undefined;

export interface AwsCallOptions {
  readonly services: ReadonlyMap<string, AwsService>;
  readonly intercept: Intercept;
  /** Called with unexpected errors; the caller sees no detail of them. */
  readonly onUnexpectedError: (error: unknown) => void;
}

/**
 * Finds the operation, checks its input and runs it. Rejects with `DropConnection`, or with the
 * signal's reason when the caller has disconnected; every other error becomes an answer.
 */
export async function answerAwsCall(options: AwsCallOptions, call: AwsCall): Promise<Answer> {
  const [prefix = '', operationName = ''] = call.target?.split('.', 2) ?? [];
  const service = findService(options, prefix, call.format);
  try {
    if (call.authorization === undefined) {
      throw new AwsError('MissingAuthenticationToken', 'Missing Authentication Token', 403);
    }
    const operation = service?.operations.get(operationName);
    if (
      service === undefined ||
      operation === undefined ||
      !call.format.accepts(call.contentType ?? '')
    ) {
      throw new AwsError('UnknownOperationException', `Unknown operation: ${call.target ?? ''}`);
    }
    const afterwards = await options.intercept(service, operationName, call.signal);
    const answer = await runOperation(options, service, operation, call);
    if (afterwards === 'drop') throw new DropConnection();
    return answer;
  } catch (error) {
    return toErrorAnswer(options, service, call, error);
  }
}

async function runOperation(
  options: AwsCallOptions,
  service: AwsService,
  operation: AwsOperation,
  call: AwsCall,
): Promise<Answer> {
  try {
    const input = parseInput(service, operation, call.format, call.body);
    const output = await operation.run(input as never, call);
    return toAnswer(service, call, 200, call.format.write(output ?? {}), {});
  } catch (error) {
    return toErrorAnswer(options, service, call, error);
  }
}

function findService(
  { services }: AwsCallOptions,
  prefix: string,
  format: WireFormat,
): AwsService | undefined {
  const service = services.get(prefix);
  return service !== undefined && format.speaks(service) ? service : undefined;
}

function toErrorAnswer(
  options: AwsCallOptions,
  service: AwsService | undefined,
  call: AwsCall,
  cause: unknown,
): Answer {
  if (cause instanceof DropConnection) throw cause;
  call.signal.throwIfAborted();
  let error: AwsError;
  if (cause instanceof AwsError) {
    error = cause;
  } else {
    options.onUnexpectedError(cause);
    error = toInternalError(service);
  }
  const { type, headers } = service?.errors?.onWire?.(error) ?? { type: error.code, headers: {} };
  const body = call.format.writeError({ type, message: error.message, status: error.status });
  return toAnswer(service, call, error.status, body, headers);
}

/** The service's internal error. */
export function toInternalError(service: AwsService | undefined): AwsError {
  return (
    service?.errors?.internal?.() ??
    new AwsError(
      'InternalFailure',
      'The request processing has failed due to an internal error.',
      500,
    )
  );
}

function toAnswer(
  service: AwsService | undefined,
  { requestId, format }: AwsCall,
  status: number,
  body: string | Uint8Array,
  headers: Record<string, string>,
): Answer {
  return {
    status,
    headers: {
      ...format.headers(service?.protocol ?? 'json-1.1'),
      'x-amzn-requestid': requestId,
      ...headers,
    },
    body,
  };
}
