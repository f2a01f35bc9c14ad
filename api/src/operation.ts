import type { z } from './zod.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * One call of the HTTP API. The route checks its input with these schemas and the OpenAPI document
 * is made from them, so that the two cannot differ.
 */
export interface Operation {
  readonly id: string;
  readonly method: Method;
  /** With parameters in braces: `/api/webhooks/{webhookId}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** A missing schema means an answer without a body. */
  readonly answer: { readonly status: number; readonly schema?: z.ZodType };
  /** Statuses of its problems, besides those that every call can have. */
  readonly problems: readonly number[];
}

type Checked<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a call was given, after its schemas have checked it. */
export interface Input<Called extends Operation> {
  readonly params: Checked<Called['params']>;
  readonly query: Checked<Called['query']>;
  readonly body: Checked<Called['body']>;
}

/** What a call answers when it succeeds. */
export type Answer<Called extends Operation> = Checked<Called['answer']['schema']>;
