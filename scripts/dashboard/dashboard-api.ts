/** The HTTP API of a running dashboard. */
export interface DashboardApi {
  /** @throws ApiProblem when it refuses, Error when it does not answer. */
  readonly call: <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;
}

/** A refusal of the API; the message says what is wrong and what to do. */
export class ApiProblem extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** As long as the slowest call, a look at a large queue, may take. */
const TIMEOUT_MS = 120_000;

/** @param origin such as `http://127.0.0.1:3000`. */
export function createDashboardApi(origin: string): DashboardApi {
  return {
    call: async <Answer>(method: string, path: string, body?: unknown) => {
      const response = await fetch(`${origin}/api${path}`, {
        method,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      });
      const text = await response.text();
      const answer = text === '' ? undefined : JSON.parse(text);
      if (response.ok) return answer as Answer;
      throw new ApiProblem(response.status, answer?.detail ?? answer?.title ?? text);
    },
  };
}
