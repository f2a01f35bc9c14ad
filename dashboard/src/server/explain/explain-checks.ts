import { FRESHNESS_WINDOW_MS } from '@momento-gateway/shared/freshness-window';
import type { GatewayLogLine } from '@momento-gateway/shared/gateway-log';
import type { Rejection } from '@momento-gateway/shared/rejection';
import { explainHeld } from './explain-held.ts';
import type { Subject } from './find-subject.ts';
import type { Verdict } from './hop.ts';
import { type JudgedHop, stopAt, toHop, webhookStep } from './hop.ts';
import { CHECKS, listChecks } from './list-checks.ts';

/**
 * What the gateway checked of the call, as its log line says.
 *
 * @param now ms since the epoch
 */
export function explainChecks(subject: Subject, now: number): JudgedHop {
  const { call, held } = subject;
  if (held !== undefined && (call ?? held.call) !== undefined) {
    return explainHeld(subject, held, now);
  }
  if (call === undefined) return notChecked(subject);
  const { line } = call;
  const { message: outcome } = line;
  if (outcome !== 'rejected' && outcome !== 'unavailable') {
    const facts = Object.fromEntries(CHECKS.map(([name]) => [name, 'passed']));
    return { hop: toHop('checks', 'passed', 'The gateway verified it.', { facts }) };
  }
  const { cause, sentence } = describeRefused(line, subject);
  const webhookId = line.webhookId;
  const step = stepFor(line);
  const nextSteps =
    step === undefined
      ? []
      : webhookId === undefined
        ? [{ text: step }]
        : [webhookStep(step, webhookId, line.error === 'disabled' ? undefined : 'settings')];
  return stopAt('checks', cause, sentence, { facts: listChecks(line), nextSteps });
}

function notChecked({ failure, pasted, asked }: Subject): JudgedHop {
  if (failure?.kind === 'publish' && failure.reason !== 'unreadable') {
    return { hop: toHop('checks', 'passed', 'The gateway verified it before it parked it.') };
  }
  const isKnown = (pasted?.eventId ?? asked.eventId ?? failure) !== undefined;
  const sentence = isKnown
    ? 'What the gateway checked was not found in the log.'
    : 'Whether the gateway checked it is not known.';
  return { hop: toHop('checks', 'unknown', sentence) };
}

function describeRefused(line: GatewayLogLine, subject: Subject): Verdict {
  const name = subject.webhook?.name ?? line.webhookId ?? 'unknown';
  if (line.message === 'unavailable') {
    return {
      cause: 'unavailable',
      sentence: `The gateway could not check the call, because it could not read the secret of the webhook ${name}.`,
    };
  }
  if (line.error === 'disabled') {
    return {
      cause: 'webhook-disabled',
      sentence: `The gateway refused the call, because the webhook ${name} was disabled.`,
    };
  }
  return { cause: 'refused', sentence: `The gateway refused the call: ${because(line, subject)}.` };
}

const WINDOW = `${FRESHNESS_WINDOW_MS / 1_000} s`;

function because(line: GatewayLogLine, { webhook, twins }: Subject): string {
  switch (line.reason as Rejection) {
    case 'unknown-path':
      return 'its path has no webhook’s id';
    case 'wrong-method':
      return 'it was no POST';
    case 'too-large':
      return 'its body is larger than 1,000,000 bytes, which EventBridge does not take';
    case 'unknown-webhook':
      return line.error === 'too many unknown ids'
        ? 'the gateway was called with too many unknown ids at that moment, and had not seen this webhook yet'
        : 'no webhook is registered with the id that was called';
    case 'missing-signature':
      return 'it has no signature';
    case 'wrong-signature':
      return `its signature is wrong: it is of none of the signing secrets of the webhook ${webhook?.name ?? ''}. It is forged, or the secret was changed at Momento`;
    case 'malformed':
      return 'it is signed, and is not the JSON that Momento posts';
    case 'foreign-topic':
      return `it is signed, and is of another cache or topic than the webhook’s, ${webhook?.cache ?? ''}#${webhook?.topic ?? ''}`;
    case 'stale':
      return `${repeats(twins)}it is stale. It came ${age(line)} after it was published, and the limit is ${WINDOW}`;
    case 'future':
      return `it was published ${age(line)} after it came, by the clocks of Momento and of the gateway, and the limit is ${WINDOW}`;
    default:
      return String(line.reason ?? 'the log does not say why');
  }
}

/** Whoever posts a call once more that they have seen. */
function repeats(twins: Subject['twins']): string {
  const first = twins.find(({ line }) => line.message === 'published' || line.message === 'parked');
  return first === undefined
    ? ''
    : `it repeats the call ${first.line.requestId}, which was ${first.line.message} (replayed), and `;
}

function age({ ageMs = 0 }: GatewayLogLine): string {
  return `${Math.round(Math.abs(ageMs) / 1_000)} s`;
}

function stepFor({ reason, error, message }: GatewayLogLine): string | undefined {
  if (message === 'unavailable') return 'Check that the function may read the webhook’s secret';
  if (error === 'disabled') return 'Enable the webhook';
  switch (reason as Rejection) {
    case 'wrong-signature':
      return 'If the secret was changed at Momento, store the new one';
    case 'foreign-topic':
      return 'Register a webhook for that topic, or point Momento’s webhook at the right one';
    case 'unknown-webhook':
    case 'unknown-path':
      return 'Compare the URL at Momento with the one of the webhook';
    default:
      return undefined;
  }
}
