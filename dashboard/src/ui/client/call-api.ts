import { ProblemSchema } from '@momento-gateway/api/problem';
import { ApiError } from './api-error.ts';

export interface ApiCall<Answer> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Fields without a value are left out. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  /** What the answer has to be; not read when the answer is 204. */
  readonly answer: { parse(value: unknown): Answer };
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes one call of the dashboard's API.
 *
 * @throws ApiError when there is no answer, a problem, or an answer of another shape
 */
export async function callApi<Answer>(fetch: typeof globalThis.fetch, call: ApiCall<Answer>) {
  const response = await send(fetch, call);
  const value: unknown = response.status === 204 ? undefined : await readJson(response);
  if (!response.ok) throw toApiError(response.status, value);
  try {
    return call.answer.parse(value);
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

async function send(fetch: typeof globalThis.fetch, call: ApiCall<unknown>): Promise<Response> {
  try {
    return await fetch(withQuery(call.path, call.query ?? {}), {
      method: call.method,
      headers: {
        accept: 'application/json',
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    });
  } catch (cause) {
    if (call.signal?.aborted) throw cause;
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

function withQuery(path: string, query: NonNullable<ApiCall<unknown>['query']>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  return params.size === 0 ? path : `${path}?${params}`;
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
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
