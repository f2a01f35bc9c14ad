import { type Finding, wrong } from './finding.ts';

/** What the gateway answered to an event, as the dashboard tells it. */
export interface TestEventAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly durationMs: number;
}

/** Why an authentic event was not published. */
export function explainAnswer({ status, body }: TestEventAnswer): Finding {
  const { outcome, reason }: { outcome?: string; reason?: string } =
    typeof body === 'object' && body !== null ? body : {};
  const what = `Canary: not published, the answer is ${status}`;
  if (outcome === undefined) {
    return wrong(what, 'It is not the gateway that answers: see the Function URL above.');
  }
  switch (status) {
    case 202:
      return wrong(
        `Canary: the bus did not take the event (${reason ?? 'no reason'}); it was parked`,
        'May the function put events on the bus? Look at its role, and at its log.',
      );
    case 403:
      return wrong(
        what,
        'Does the function have the same SECRET_PREFIX as the dashboard, and this machine the right time?',
      );
    case 503:
      return wrong(what, 'The function cannot read the secret: look at its role, and at its log.');
    default:
      return wrong(
        what,
        'Neither the bus nor the parked queue took it: look at the function’s log.',
      );
  }
}
