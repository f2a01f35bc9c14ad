import type { MomentoCall } from './momento-call.ts';

/** The answer to one call. */
export interface Answer {
  readonly number: number;
  /** HTTP status, or `no answer`. */
  readonly status: number | string;
  readonly durationMs: number;
  readonly body: string;
}

/** Momento's timeout. */
const TIMEOUT_MS = 5_000;

/** Posts `count` calls, `rate` per second or one after the other. Yields the answers in order. */
export async function* postCalls(
  url: string,
  makeCall: (number: number) => MomentoCall,
  { count, rate }: { readonly count: number; readonly rate: number | undefined },
): AsyncGenerator<Answer> {
  if (rate === undefined) {
    for (let number = 1; number <= count; number++) yield await post(url, makeCall(number), number);
    return;
  }
  const pending: Promise<Answer>[] = [];
  const startedAt = performance.now();
  for (let number = 1; number <= count; number++) {
    const delayMs = startedAt + ((number - 1) * 1000) / rate - performance.now();
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    pending.push(post(url, makeCall(number), number));
  }
  yield* pending;
}

async function post(url: string, { headers, body }: MomentoCall, number: number): Promise<Answer> {
  const startedAt = performance.now();
  const elapsedMs = () => Math.round(performance.now() - startedAt);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    return { number, status: response.status, durationMs: elapsedMs(), body: text };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const message = cause instanceof Error ? cause.message : String(cause);
    return { number, status: 'no answer', durationMs: elapsedMs(), body: message };
  }
}
