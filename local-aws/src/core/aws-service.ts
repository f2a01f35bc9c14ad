import type { z } from 'zod';
import type { AwsError } from './aws-error.ts';

/** One operation of a service: its parameters' schema (unknown ones refused) and what it does. */
export interface AwsOperation {
  readonly input: z.ZodType;
  /** Gets what `input` made of the request; an `AwsError` thrown here is answered as AWS does. */
  readonly run: (input: never, request: AwsRequest) => unknown;
}

/** What an operation may need to know of its call besides its parameters. */
export interface AwsRequest {
  readonly requestId: string;
  /** Of the caller's credentials, which nobody checks; empty when it names none. */
  readonly accessKeyId: string;
  /** Aborted when the caller hangs up or the server closes. */
  readonly signal: AbortSignal;
}

/** A service behind the wire protocol, found by the part of `X-Amz-Target` before the dot. */
export interface AwsService {
  /** For example `AWSEvents`. */
  readonly targetPrefix: string;
  readonly protocol: 'json-1.0' | 'json-1.1';
  /** Whether it is served in Smithy RPC v2 CBOR as well. */
  readonly speaksCbor?: boolean;
  readonly operations: ReadonlyMap<string, AwsOperation>;
  /** Where the service's own errors differ from `ThrottlingException` and `ValidationException`. */
  readonly errors?: Partial<ServiceErrors>;
  /** Ends what the service has started by itself (timers, deliveries). */
  readonly close?: () => void | Promise<void>;
}

/** How a service words what is answered before or instead of its operations. */
export interface ServiceErrors {
  readonly throttled: () => AwsError;
  readonly internal: () => AwsError;
  /** For parameters that the operation's schema refuses; `input` is what came. */
  readonly invalidInput: (issues: readonly z.core.$ZodIssue[], input: unknown) => AwsError;
  /** What goes on the wire besides code and message. */
  readonly onWire: (error: AwsError) => { type: string; headers: Record<string, string> };
}

/** Declares an operation with its input typed by its schema. */
export function defineOperation<Schema extends z.ZodType>(
  input: Schema,
  run: (input: z.output<Schema>, request: AwsRequest) => unknown,
): AwsOperation {
  return { input, run };
}

/** Where everything lives: parts of every ARN. */
export interface Account {
  readonly accountId: string;
  readonly region: string;
  /** This server's own address, without a trailing slash: queue URLs begin with it. */
  readonly origin: string;
}

/** Whether a fault that is set makes the entry at this place (from 0) of one call fail. */
export type EntryFault = (index: number) => boolean;

/** Uses up one time of the fault that is set for the entries of this operation. */
export type TakeEntryFault = (operation: string) => EntryFault;
