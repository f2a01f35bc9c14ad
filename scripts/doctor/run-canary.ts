import { randomBytes, randomUUID } from 'node:crypto';
import { DeleteSecretCommand } from '@aws-sdk/client-secrets-manager';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import type { Webhook } from '../dashboard/api-answers.ts';
import { ApiProblem } from '../dashboard/dashboard-api.ts';
import type { DoctorTarget } from './doctor-target.ts';
import { explainAnswer, type TestEventAnswer } from './explain-answer.ts';
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
 * Sends a signed event through a temporary webhook, rule and queue. They are deleted afterwards,
 * also when it is interrupted.
 */
export async function* runCanary(
  target: DoctorTarget,
  { signal, arrivalMs = 60_000, resendMs = 15_000 }: CanaryOptions,
): AsyncGenerator<Finding> {
  const { api, now } = target;
  const topic = randomUUID();
  const cleaning: (() => Promise<unknown>)[] = [];
  try {
    const webhook = await api.call<Webhook>('POST', '/webhooks', {
      name: WEBHOOK_NAME,
      cache: CACHE,
      topic,
      signingSecret: randomBytes(32).toString('hex'),
    });
    cleaning.push(() => removeWebhook(target, webhook.webhookId));
    signal.throwIfAborted();
    const { viewerId } = await api.call<{ viewerId: string }>('POST', '/live', {
      cache: CACHE,
      topic,
    });
    cleaning.push(() => api.call('POST', `/live/${viewerId}/close`));

    const deadline = now() + arrivalMs;
    for (let sent = 1; now() < deadline; sent += 1) {
      signal.throwIfAborted();
      const sentAt = now();
      const answer = await api.call<TestEventAnswer>(
        'POST',
        `/webhooks/${webhook.webhookId}/test`,
        { text: '{"canary": true}' },
      );
      if (answer.status === 202) cleaning.push(() => removeFailures(target, webhook.webhookId));
      if (answer.status !== 200) {
        yield explainAnswer(answer);
        return;
      }
      if (sent === 1) yield ok(`Canary: published, answered after ${answer.durationMs} ms`);
      const until = Math.min(deadline, sentAt + resendMs);
      if (await waitForEvent(target, viewerId, { until, signal })) {
        const which = sent === 1 ? '' : ` (event ${sent}: a new rule takes a while to take effect)`;
        yield ok(`Canary: on the queue after ${now() - sentAt} ms${which}`);
        return;
      }
    }
    yield wrong(
      `Canary: published, but not on the queue within ${arrivalMs / 1000} s`,
      'Check that the function publishes to this bus (its EVENT_BUS_NAME).',
    );
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
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
    const { events } = await api.call<{ events: readonly unknown[] }>(
      'GET',
      `/live/${viewerId}?waitSeconds=${READ_WAIT_S}`,
    );
    if (events.length > 0) return true;
  } while (now() < until);
  return false;
}

/** The dashboard keeps the secret of a deleted webhook for 7 days; this one is not needed. */
async function removeWebhook({ api, gateway, secrets }: DoctorTarget, webhookId: string) {
  await api.call('DELETE', `/webhooks/${webhookId}`);
  await secrets.send(
    new DeleteSecretCommand({
      SecretId: webhookSecretName(gateway.secretPrefix, webhookId),
      ForceDeleteWithoutRecovery: true,
    }),
  );
}

async function removeFailures({ api }: DoctorTarget, webhookId: string) {
  const tokens = [{ property: 'webhookId', operator: '=', value: webhookId }];
  await api.call('POST', '/failures/delete', { filter: { operation: 'and', tokens } });
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
          `${(error as Error).message} Delete the webhook “${WEBHOOK_NAME}” in the dashboard.`,
        ),
      );
    }
  }
  return findings;
}
