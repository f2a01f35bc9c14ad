import { type Finding, ok, wrong } from './finding.ts';
import type { Check } from './subject.ts';

/** As long as Momento waits. */
const TIMEOUT_MS = 5_000;

/** A path that the gateway does not know: it refuses it without looking further. */
export const checkFunctionUrl: Check = async ({ gateway: { functionUrl } }) => {
  if (functionUrl === undefined) {
    return [wrong('Function URL: there is none', 'Set FUNCTION_URL of the dashboard.')];
  }
  const startedAt = performance.now();
  try {
    const response = await fetch(functionUrl, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = await response.text();
    return [judge(response.status, text, Math.round(performance.now() - startedAt))];
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const message = cause instanceof Error ? cause.message : String(cause);
    return [
      wrong(
        `Function URL: no answer from ${functionUrl} (${message})`,
        'Is the function there, and this machine online? On this machine: npm start.',
      ),
    ];
  }
};

function judge(status: number, text: string, durationMs: number): Finding {
  if (status === 404 && isOfGateway(text)) {
    return ok(`Function URL: the gateway answers (${durationMs} ms)`);
  }
  const answered = `Function URL: AWS answers ${status} in place of the gateway`;
  switch (status) {
    case 403:
      return wrong(
        answered,
        'A permission is missing: the function’s policy has to allow everybody both lambda:InvokeFunctionUrl and, through the URL, lambda:InvokeFunction.',
      );
    case 404:
      return wrong(answered, 'There is no such Function URL any more: deploy it again.');
    case 429:
      return wrong(
        answered,
        'The function is throttled, and events are lost: raise its reserved concurrency, or the account’s.',
      );
    case 502:
      return wrong(answered, 'The function does not start: look at its log.');
    default:
      return wrong(`Function URL: ${status} was not expected`, 'Is it the gateway’s address?');
  }
}

/** The gateway says the outcome of each call; AWS says a `Message`. */
function isOfGateway(text: string): boolean {
  try {
    return JSON.parse(text).outcome === 'rejected';
  } catch {
    return false;
  }
}
