import { randomBytes, randomUUID } from 'node:crypto';
import { DeleteSecretCommand } from '@aws-sdk/client-secrets-manager';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import type { Webhook } from '../dashboard/api-answers.ts';
import { ApiProblem } from '../dashboard/dashboard-api.ts';
import { explainAnswer, type TestEventAnswer } from './explain-answer.ts';
import { type Finding, ok, wrong } from './finding.ts';
import type { Subject } from './subject.ts';

const CACHE = 'momento-gateway-canary';
const WEBHOOK_NAME = 'Canary of the doctor';

/** A look at the queue waits so long for an event. */
const LOOK_S = 2;

interface Patience {
  readonly signal: AbortSignal;
  /** How long the event may take to the queue. On AWS a new rule takes a while to work. */
  readonly arrivalMs?: number;
  /** After so long without it another is sent. */
  readonly resendMs?: number;
}

/**
 * Sends a signed event through a webhook, a rule and a queue of its own, which are gone afterwards,
 * also when it is interrupted.
 */
export async function* runCanary(
  subject: Subject,
  { signal, arrivalMs = 60_000, resendMs = 15_000 }: Patience,
): AsyncGenerator<Finding> {
  const { api } = subject;
  const topic = randomUUID();
  const cleaning: (() => Promise<unknown>)[] = [];
  try {
    const webhook = await api.call<Webhook>('POST', '/webhooks', {
      name: WEBHOOK_NAME,
      cache: CACHE,
      topic,
      signingSecret: randomBytes(32).toString('hex'),
    });
    cleaning.push(() => removeWebhook(subject, webhook.webhookId));
    signal.throwIfAborted();
    const { viewerId } = await api.call<{ viewerId: string }>('POST', '/live', {
      cache: CACHE,
      topic,
    });
    cleaning.push(() => api.call('POST', `/live/${viewerId}/close`));

    const deadline = Date.now() + arrivalMs;
    for (let sent = 1; Date.now() < deadline; sent += 1) {
      signal.throwIfAborted();
      const sentAt = Date.now();
      const answer = await api.call<TestEventAnswer>(
        'POST',
        `/webhooks/${webhook.webhookId}/test`,
        { text: '{"canary": true}' },
      );
      if (answer.status === 202) cleaning.push(() => removeFailures(subject, webhook.webhookId));
      if (answer.status !== 200) {
        yield explainAnswer(answer);
        return;
      }
      if (sent === 1) yield ok(`Canary: sent, and answered after ${answer.durationMs} ms`);
      const until = Math.min(deadline, sentAt + resendMs);
      if (await waitForEvent(subject, viewerId, { until, signal })) {
        const which = sent === 1 ? '' : ` (event ${sent}: a new rule takes a while to work)`;
        yield ok(`Canary: on the queue after ${Date.now() - sentAt} ms${which}`);
        return;
      }
    }
    yield wrong(
      `Canary: published, but not on the queue within ${arrivalMs / 1000} s`,
      'Does the function publish to this bus? Look at EVENT_BUS_NAME of the function.',
    );
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    yield wrong('Canary: could not be sent', error.message);
  } finally {
    yield* await cleanUp(cleaning);
  }
}

async function waitForEvent(
  { api }: Subject,
  viewerId: string,
  { until, signal }: { readonly until: number; readonly signal: AbortSignal },
): Promise<boolean> {
  do {
    signal.throwIfAborted();
    const { events } = await api.call<{ events: readonly unknown[] }>(
      'GET',
      `/live/${viewerId}?waitSeconds=${LOOK_S}`,
    );
    if (events.length > 0) return true;
  } while (Date.now() < until);
  return false;
}

/** The dashboard keeps a deleted webhook for a week; nobody will want this one back. */
async function removeWebhook({ api, gateway, secrets }: Subject, webhookId: string) {
  await api.call('DELETE', `/webhooks/${webhookId}`);
  await secrets.send(
    new DeleteSecretCommand({
      SecretId: webhookSecretName(gateway.secretPrefix, webhookId),
      ForceDeleteWithoutRecovery: true,
    }),
  );
}

async function removeFailures({ api }: Subject, webhookId: string) {
  const tokens = [{ property: 'webhookId', operator: '=', value: webhookId }];
  await api.call('POST', '/failures/delete', { filter: { operation: 'and', tokens } });
}

/** Does every step, whatever becomes of the others. */
async function cleanUp(steps: (() => Promise<unknown>)[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const step of steps.reverse()) {
    try {
      await step();
    } catch (error) {
      findings.push(
        wrong(
          'Canary: could not be cleaned up',
          `${(error as Error).message} Delete the webhook “${WEBHOOK_NAME}” in the dashboard.`,
        ),
      );
    }
  }
  return findings;
}
