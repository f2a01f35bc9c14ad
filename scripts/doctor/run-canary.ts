import { randomBytes, randomUUID } from 'node:crypto';
import { DeleteSecretCommand } from '@aws-sdk/client-secrets-manager';
import { ApiError } from '@momento-gateway/api/api-error';
import { deleteFailures } from '@momento-gateway/api/failures/failure-operations';
import { closeViewer, openViewer, readViewer } from '@momento-gateway/api/live/live-operations';
import {
  deleteWebhook,
  registerWebhook,
  sendTestEvent,
} from '@momento-gateway/api/webhooks/webhook-operations';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import type { Canary } from './canary.ts';
import { checkCanaryLog, checkCanaryMetric } from './check-canary-log.ts';
import { checkDeadLetter, denyTarget } from './check-dead-letter.ts';
import type { DoctorTarget } from './doctor-target.ts';
import { explainAnswer } from './explain-answer.ts';
import { type Finding, ok, wrong } from './finding.ts';

const CACHE = 'momento-gateway-canary';
const WEBHOOK_NAME = 'Doctor canary';

/** How long one read of the queue waits for an event. */
const READ_WAIT_S = 2;

interface CanaryOptions {
  readonly signal: AbortSignal;
  /** How long to wait for an event on the queue. On AWS a new rule takes a while to take effect. */
  readonly arrivalMs?: number;
  /** How long to wait before sending another event. */
  readonly resendMs?: number;
}

/**
 * Sends a signed event through a temporary webhook, rule and queue, and looks for it in the log, in
 * the metrics and, from a target that denies it, in the dead-letter queue. Everything is deleted
 * afterwards, also when it is interrupted.
 */
export async function* runCanary(
  target: DoctorTarget,
  { signal, arrivalMs = 60_000, resendMs = 15_000 }: CanaryOptions,
): AsyncGenerator<Finding> {
  const { api, now } = target;
  const topic = randomUUID();
  const cleaning: (() => Promise<unknown>)[] = [];
  try {
    const signingSecret = randomBytes(32).toString('hex');
    const startedAt = now();
    const { webhookId } = await api(registerWebhook, {
      body: { name: WEBHOOK_NAME, cache: CACHE, topic, signingSecret },
    });
    cleaning.push(() => removeWebhook(target, webhookId));
    signal.throwIfAborted();
    const detailType = `${CACHE}#${topic}`;
    const canary: Canary = { target, signal, webhookId, detailType, startedAt };
    const open = async () => {
      const { viewerId } = await api(openViewer, { body: { cache: CACHE, topic } });
      cleaning.push(() => api(closeViewer, { params: { viewerId } }));
      return viewerId;
    };
    const viewerId = await open();
    signal.throwIfAborted();
    const denied = yield* denyTarget(canary, await open(), cleaning);

    const deadline = now() + arrivalMs;
    for (let sent = 1; now() < deadline; sent += 1) {
      signal.throwIfAborted();
      const sentAt = now();
      const answer = await api(sendTestEvent, {
        params: { webhookId },
        body: { text: '{"canary": true}' },
      });
      if (answer.status === 202) cleaning.push(() => removeFailures(target, webhookId));
      if (answer.status !== 200) {
        yield explainAnswer(answer);
        return;
      }
      if (sent === 1) yield ok(`Canary: published, answered after ${answer.durationMs} ms`);
      const until = Math.min(deadline, sentAt + resendMs);
      if (await waitForEvent(target, viewerId, { until, signal })) {
        const which = sent === 1 ? '' : ` (event ${sent}: a new rule takes a while to take effect)`;
        yield ok(`Canary: on the queue after ${now() - sentAt} ms${which}`);
        if (denied) yield await checkDeadLetter(canary, { arrivalMs, resendMs });
        yield await checkCanaryLog(canary);
        yield await checkCanaryMetric(canary);
        return;
      }
    }
    yield wrong(
      `Canary: published, but not on the queue within ${arrivalMs / 1000} s`,
      'Check that the function publishes to this bus (its EVENT_BUS_NAME).',
    );
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    yield wrong('Canary: could not be sent', error.message);
  } finally {
    yield* await cleanUp(cleaning);
  }
}

async function waitForEvent(
  { api, now }: DoctorTarget,
  viewerId: string,
  { until, signal }: { readonly until: number; readonly signal: AbortSignal },
): Promise<boolean> {
  do {
    signal.throwIfAborted();
    const { events } = await api(readViewer, {
      params: { viewerId },
      query: { waitSeconds: READ_WAIT_S },
    });
    if (events.length > 0) return true;
  } while (now() < until);
  return false;
}

/** The dashboard keeps the secret of a deleted webhook for 7 days; this one is not needed. */
async function removeWebhook({ api, gateway, secrets }: DoctorTarget, webhookId: string) {
  await api(deleteWebhook, { params: { webhookId } });
  await secrets.send(
    new DeleteSecretCommand({
      SecretId: webhookSecretName(gateway.secretPrefix, webhookId),
      ForceDeleteWithoutRecovery: true,
    }),
  );
}

async function removeFailures({ api }: DoctorTarget, webhookId: string) {
  const token = { property: 'webhookId', operator: '=', value: webhookId } as const;
  await api(deleteFailures, { body: { filter: { operation: 'and', tokens: [token] } } });
}

/** Runs every step, even if others fail. */
async function cleanUp(steps: (() => Promise<unknown>)[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const step of steps.reverse()) {
    try {
      await step();
    } catch (error) {
      findings.push(
        wrong(
          'Canary: could not clean up',
          `${(error as Error).message} Delete the webhook “${WEBHOOK_NAME}” and the failures of the cache ${CACHE} in the dashboard.`,
        ),
      );
    }
  }
  return findings;
}
