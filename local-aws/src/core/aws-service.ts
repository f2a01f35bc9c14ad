import type { z } from 'zod';
import type { AwsError } from './aws-error.ts';

/**
 * One operation of a service: its input schema, which refuses unknown parameters, and its handler.
 */
export interface AwsOperation {
  readonly input: z.ZodType;
  /** Called with the parsed input. An `AwsError` that it throws is answered in AWS's format. */
  readonly run: (input: never, request: AwsRequest) => unknown;
}

/** What an operation may need from its call besides the input. */
export interface AwsRequest {
  readonly requestId: string;
  /** From the caller's credentials, which are not checked; empty if there are none. */
  readonly accessKeyId: string;
  /** Aborted when the caller disconnects or the server closes. */
  readonly signal: AbortSignal;
}

/**
 * A service behind the wire protocol, found by the part of `X-Amz-Target` before the dot, or by the
 * `Version` of a call in the query protocol.
 */
export interface AwsService {
  /** For example `AWSEvents`. */
  readonly targetPrefix: string;
  readonly protocol: 'json-1.0' | 'json-1.1' | 'query';
  /** The version of its API, for example `2010-03-31`, if it speaks the query protocol. */
  readonly queryVersion?: string;
  /** Whether it is served in Smithy RPC v2 CBOR as well. */
  readonly speaksCbor?: boolean;
  readonly operations: ReadonlyMap<string, AwsOperation>;
  /** Where the service's own errors differ from `ThrottlingException` and `ValidationException`. */
  readonly errors?: Partial<ServiceErrors>;
  /** Stops the service's background work (timers, deliveries). */
  readonly close?: () => void | Promise<void>;
}

/** A service's own errors for calls that do not reach an operation. */
export interface ServiceErrors {
  readonly throttled: () => AwsError;
  readonly internal: () => AwsError;
  /** For input that the operation's schema refuses. */
  readonly invalidInput: (issues: readonly z.core.$ZodIssue[], input: unknown) => AwsError;
  /** The error type and headers to send, besides the message. */
  readonly onWire: (error: AwsError) => { type: string; headers: Record<string, string> };
}

/** Defines an operation whose input is typed by its schema. */
export function defineOperation<Schema extends z.ZodType>(
  input: Schema,
  run: (input: z.output<Schema>, request: AwsRequest) => unknown,
): AwsOperation {
  return { input, run };
}

/** The account and Region of all resources: parts of every ARN. */
export interface Account {
  readonly accountId: string;
  readonly region: string;
  /** This server's own address, without a trailing slash: queue URLs begin with it. */
  readonly origin: string;
}

/** Whether an injected fault fails the entry at this index (from 0) of one call. */
export type EntryFault = (index: number) => boolean;

/** Consumes one use of the entry fault set for this operation. */
export type TakeEntryFault = (operation: string) => EntryFault;
