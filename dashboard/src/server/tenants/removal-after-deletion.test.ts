import {
  DeleteSecretCommand,
  type ListSecretsCommandOutput,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Api, startApi } from '../testing/start-api.ts';
import { closeParkedQueue, createTenant, storeTenantWebhook } from '../testing/tenant-calls.ts';

const WEBHOOK_ID = '11111111-2222-4333-8444-555555555555';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let api: Api;
let time: number;
beforeEach(async () => {
  time = Date.now();
  api = await startApi({}, { now: () => time });
  await closeParkedQueue(api);
});
afterEach(() => api.close());

/** AWS tells the deletion of a secret as this much later than it was. */
function tellLater(ms: number): void {
  api.context.secrets.middlewareStack.add(
    (next) => async (call) => {
      const answer = await next(call);
      const { SecretList = [] } = answer.output as ListSecretsCommandOutput;
      for (const secret of SecretList) {
        if (secret.DeletedDate) secret.DeletedDate = new Date(secret.DeletedDate.getTime() + ms);
      }
      return answer;
    },
    { step: 'initialize' },
  );
}

test.each([
  ['when it was deleted', 0],
  ['when it was deleted, by a clock that is ahead', 3000],
  ['when its recovery window of 7 days ends', 7 * DAY_MS],
  ['when its recovery window of 7 days ends, by a clock that is ahead', 7 * DAY_MS + 3000],
  ['when a recovery window of 30 days ends', 30 * DAY_MS],
])(
  'a tenant is removed ten minutes after its last webhook was deleted, and not before: AWS tells %s',
  async (_, laterMs) => {
    await createTenant(api, 'orders');
    await storeTenantWebhook(api, 'orders', WEBHOOK_ID);
    const SecretId = `momento-gateway/${WEBHOOK_ID}`;
    await api.context.secrets.send(new DeleteSecretCommand({ SecretId }));
    tellLater(laterMs);
    const remove = () => api.call('DELETE', '/api/tenants/orders');
    for (const minutes of [0, 9]) {
      time += minutes * MINUTE_MS;
      const { status, body: problem } = await remove();
      expect([status, problem.detail]).toEqual([
        409,
        expect.stringContaining('webhooks deleted in the last ten minutes'),
      ]);
    }
    time += 2 * MINUTE_MS;
    expect((await remove()).status).toBe(204);
  },
);
