import type { z } from 'zod';

/** One operation of a service: its parameters' schema (unknown ones refused) and what it does. */
export interface AwsOperation {
  readonly input: z.ZodType;
  /** Gets what `input` made of the request; an `AwsError` thrown here is answered as AWS does. */
  readonly run: (input: never, request: AwsRequest) => unknown;
}

/** What an operation may need to know of its call besides its parameters. */
export interface AwsRequest {
  readonly requestId: string;
  /** Aborted when the caller hangs up. */
  readonly signal: AbortSignal;
}

/** A service behind the wire protocol, found by the part of `X-Amz-Target` before the dot. */
export interface AwsService {
  /** For example `AWSEvents`. */
  readonly targetPrefix: string;
  readonly protocol: 'json-1.0' | 'json-1.1';
  readonly operations: ReadonlyMap<string, AwsOperation>;
  /** Ends what the service has started by itself (timers, deliveries). */
  readonly close?: () => void | Promise<void>;
}

/** Declares an operation with its input typed by its schema. */
export function defineOperation<Schema extends z.ZodType>(
  input: Schema,
  run: (input: z.output<Schema>, request: AwsRequest) => unknown,
): AwsOperation {
  return { input, run };
}
