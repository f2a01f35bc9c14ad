import { ApiError } from './api-error.ts';
import { readExact } from './exact-json.ts';
import type { Answer, CallInput, Operation } from './operation.ts';
import { ProblemSchema } from './problem.ts';

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** `call` with a `fetch` of its own. */
export type Api = <Called extends Operation>(
  operation: Called,
  input: CallInput<Called>,
  options?: CallOptions,
) => Promise<Answer<Called>>;

export function bindCall(fetch: typeof globalThis.fetch): Api {
  return (operation, input, options) => call(operation, input, fetch, options);
}

/**
 * Calls the dashboard's HTTP API.
 *
 * @param input the parts that the operation has: `params`, `query`, `body`
 * @param fetch resolves paths such as `/api/webhooks`, and adds what signs the caller in
 * @throws ApiError when there is no answer, a problem, or an answer of another shape
 */
export async function call<Called extends Operation>(
  operation: Called,
  input: CallInput<Called>,
  fetch: typeof globalThis.fetch,
  { signal }: CallOptions = {},
): Promise<Answer<Called>> {
  const response = await send(operation, input, fetch, signal);
  const value: unknown = response.status === 204 ? undefined : await readJson(response);
  if (!response.ok) throw toApiError(response.status, value);
  try {
    return operation.answer.schema?.parse(value) as Answer<Called>;
  } catch (cause) {
    throw new ApiError(
      {
        title: 'The answer was not understood',
        detail: 'The dashboard may have been updated. Reload the page.',
        status: response.status,
      },
      { cause },
    );
  }
}

interface Parts {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

async function send(
  operation: Operation,
  input: Parts,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const { body } = input;
  try {
    return await fetch(addressOf(operation, input), {
      method: operation.method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal !== undefined && { signal }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError(
      {
        title: 'The dashboard does not answer',
        detail: 'Check that its server runs and that you are connected to it.',
        status: 0,
      },
      { cause },
    );
  }
}

/** The path with its parameters filled in, and the query. Values that are missing or empty are left out. */
export function addressOf({ path }: Operation, { params = {}, query = {} }: Parts): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown>)[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query as object)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return search.size === 0 ? filled : `${filled}?${search}`;
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return readExact(await response.text());
  } catch {
    return undefined;
  }
}

function toApiError(status: number, value: unknown): ApiError {
  const problem = ProblemSchema.safeParse(value);
  return problem.success
    ? new ApiError({ ...problem.data, status })
    : new ApiError({ title: `The dashboard answered ${status}`, status });
}
