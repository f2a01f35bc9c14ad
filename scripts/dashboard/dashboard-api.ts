import { bearerOf } from '../start/access.ts';

/** The HTTP API of a running dashboard. */
export interface DashboardApi {
  /** @throws ApiProblem for an error answer, Error when the dashboard does not answer. */
  readonly call: <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;
}

/** An error answer of the API. Its message says what is wrong and what to do. */
export class ApiProblem extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The slowest call reads a large queue. */
const TIMEOUT_MS = 120_000;

/**
 * @param origin such as `http://127.0.0.1:3000`.
 * @param token undefined for a dashboard that requires no sign-in.
 */
export function createDashboardApi(origin: string, token: string | undefined): DashboardApi {
  return {
    call: async <Answer>(method: string, path: string, body?: unknown) => {
      const response = await fetch(`${origin}/api${path}`, {
        method,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          ...bearerOf(token),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const answer = text === '' ? undefined : JSON.parse(text);
      if (response.ok) return answer as Answer;
      throw new ApiProblem(response.status, answer?.detail ?? answer?.title ?? text);
    },
  };
}
