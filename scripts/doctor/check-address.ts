import type { Check } from './doctor-target.ts';
import { type Finding, ok, wrong } from './finding.ts';

/** Momento's timeout. */
const TIMEOUT_MS = 5_000;

/** Calls a path that the gateway does not serve: it answers without calling AWS. */
export const checkAddress: Check = async ({ gateway: { gatewayUrl } }) => {
  if (gatewayUrl === undefined) {
    return [wrong('Address: not configured', 'Set FUNCTION_URL for the dashboard.')];
  }
  const startedAt = performance.now();
  try {
    const response = await fetch(gatewayUrl, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = await response.text();
    return [judge(response.status, text, Math.round(performance.now() - startedAt))];
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const message = cause instanceof Error ? cause.message : String(cause);
    return [
      wrong(
        `Address: no answer from ${gatewayUrl} (${message})`,
        'Check that the function exists, that this machine is online, and that a custom domain has its DNS record. For the local product, run npm start.',
      ),
    ];
  }
};

function judge(status: number, text: string, durationMs: number): Finding {
  if (status === 404 && isFromGateway(text)) {
    return ok(`Address: the gateway answers (${durationMs} ms)`);
  }
  const answered = `Address: AWS answers ${status} instead of the gateway`;
  switch (status) {
    case 403:
      return wrong(
        answered,
        'A permission is missing. For a Function URL, the function’s policy must allow everybody lambda:InvokeFunctionUrl, and lambda:InvokeFunction through the URL. A custom domain must be mapped to the HTTP API.',
      );
    case 404:
      return wrong(
        answered,
        'The Function URL or the HTTP API does not exist: deploy the stack again.',
      );
    case 429:
      return wrong(
        answered,
        'Calls are throttled, and their events are lost: raise the function’s reserved concurrency, the account’s limit, or --calls-per-second of an HTTP API.',
      );
    case 500:
      return wrong(
        answered,
        'The HTTP API may not invoke the function, or it does not start: deploy the stack again, and check its log.',
      );
    case 502:
      return wrong(answered, 'The function does not start: check its log.');
    default:
      return wrong(`Address: unexpected status ${status}`, 'Check that it is the gateway’s URL.');
  }
}

/** The gateway answers with an `outcome`, AWS with a `Message`. */
function isFromGateway(text: string): boolean {
  try {
    return JSON.parse(text).outcome === 'rejected';
  } catch {
    return false;
  }
}
