import type { Role } from '@momento-gateway/shared/role';
import type { z } from './zod.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * One call of the HTTP API. The server checks its input with these schemas, `call` fills in its
 * path and reads its answer with them, and the OpenAPI document is made from them.
 */
export interface Operation {
  readonly method: Method;
  /** With parameters in braces: `/api/webhooks/{webhookId}`. */
  readonly path: string;
  readonly tag: string;
  /**
   * The least role that it is for, in the tenant of the call. The server enforces it, and the stack's
   * IAM policy of that role has the AWS calls that it makes. `anyone`: it is of no tenant, and
   * whoever is signed in may call it.
   */
  readonly role: Role | 'anyone';
  /** Fields of the body with which it is for a greater role. */
  readonly fieldRoles?: Readonly<Record<string, Role>>;
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

type Given<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;

/** What a call was given, after its schemas have checked it. */
export interface Input<Called extends Operation> {
  readonly params: Checked<Called['params']>;
  readonly query: Checked<Called['query']>;
  readonly body: Checked<Called['body']>;
}

/** What a call answers when it succeeds. */
export type Answer<Called extends Operation> = Checked<Called['answer']['schema']>;

/** What a caller has to give: no part that the operation does not have. */
export type CallInput<Called extends Operation> = {
  readonly [Part in 'params' | 'query' | 'body' as Called[Part] extends z.ZodType
    ? Part
    : never]: Given<Called[Part]>;
};
