import { type Api, bindCall } from '@momento-gateway/api/call';
import type { Problem } from '@momento-gateway/api/problem';

interface FakeCall {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: unknown;
}

/** An answer with a status other than 200. Unlike a `Response` it is read without a delay. */
export class FakeAnswer {
  readonly status: number;
  readonly value: unknown;

  constructor(status: number, value?: unknown) {
    this.status = status;
    this.value = value;
  }
}

/** An answer that is not a success. */
export function answerProblem(status: number, fields: Partial<Problem> = {}): FakeAnswer {
  const problem = { type: 'urn:x', title: 'No', detail: 'Not now.', requestId: 'r', ...fields };
  return new FakeAnswer(status, { ...problem, status });
}

/**
 * Answers every call of the API, and keeps what was asked.
 *
 * @param answer returns the JSON of a 200, or a `FakeAnswer`
 */
export function createFakeApi(answer: (call: FakeCall) => unknown): {
  readonly api: Api;
  readonly calls: readonly FakeCall[];
} {
  const calls: FakeCall[] = [];
  const api = bindCall(async (path, { method = 'GET', body } = {}) => {
    const call = {
      method,
      path: String(path),
      body: typeof body === 'string' ? JSON.parse(body) : undefined,
    };
    calls.push(call);
    const answered = answer(call);
    const { status, value } =
      answered instanceof FakeAnswer ? answered : new FakeAnswer(200, answered);
    return { ok: status < 400, status, text: async () => JSON.stringify(value) ?? '' } as Response;
  });
  return { api, calls };
}
