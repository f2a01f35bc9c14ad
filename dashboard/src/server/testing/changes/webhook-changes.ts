import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
} from '@aws-sdk/client-secrets-manager';
import { BY_KEY, GLOBAL_KEY } from '../start-momento-api.ts';
import { REGISTRATION, registerWebhook } from '../webhook-calls.ts';
import type { Change, State, World } from './change.ts';

const prepare: Change['prepare'] = async ({ api }) => (await registerWebhook(api)).webhookId;
const rotation = { signingSecret: 'another-signing-secret', overlapMinutes: 60 };

/** The values of all secrets; the description follows a value, and is repaired by who reads it. */
async function read({ api: { dependencies } }: World): Promise<State> {
  const { secrets } = dependencies;
  const { SecretList = [] } = await secrets.send(new ListSecretsCommand({}));
  const values = SecretList.map(async ({ Name: SecretId }) => {
    const { DeletedDate } = await secrets.send(new DescribeSecretCommand({ SecretId }));
    if (DeletedDate !== undefined) return undefined;
    const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    return JSON.parse(SecretString, (key, value) =>
      key === 'createdAt' || key === 'validUntil' ? 'some time' : value,
    );
  });
  return { webhooks: (await Promise.all(values)).filter((value) => value !== undefined) };
}

/** Also what Momento holds: where it sends, and with which secret. */
async function readWithMomento(world: World): Promise<State> {
  const { webhooks } = (await read(world)) as { webhooks: { signingSecret: string }[] };
  return { webhooks: webhooks.map(({ signingSecret: _, ...webhook }) => webhook) };
}

/** What changes webhooks. */
export const WEBHOOK_CHANGES: readonly Change[] = [
  {
    operations: ['registerWebhook'],
    prepare: async () => '',
    run: ({ api }) => api.call('POST', '/api/webhooks', REGISTRATION),
    read,
  },
  {
    operations: ['updateWebhook'],
    prepare,
    run: ({ api }, webhookId) =>
      api.call('PATCH', `/api/webhooks/${webhookId}`, { name: 'Renamed', enabled: false }),
    read,
  },
  {
    operations: ['rotateSecret'],
    prepare,
    run: ({ api }, webhookId) => api.call('POST', `/api/webhooks/${webhookId}/secret`, rotation),
    read,
  },
  {
    operations: ['endPreviousSecrets'],
    prepare: async (world) => {
      const webhookId = await prepare(world);
      await world.api.call('POST', `/api/webhooks/${webhookId}/secret`, rotation);
      return webhookId;
    },
    run: ({ api }, webhookId) => api.call('DELETE', `/api/webhooks/${webhookId}/secret/previous`),
    read,
  },
  {
    operations: ['deleteWebhook'],
    prepare,
    run: ({ api }, webhookId) => api.call('DELETE', `/api/webhooks/${webhookId}`),
    read,
  },
  {
    operations: ['registerMomentoWebhook'],
    prepare: async () => '',
    run: ({ api }) => api.call('POST', '/api/momento-webhooks/register', BY_KEY),
    read: readWithMomento,
  },
  {
    operations: ['takeSecret'],
    prepare: async ({ api }) =>
      (await api.call('POST', '/api/momento-webhooks/register', BY_KEY)).body.webhookId,
    run: ({ api }, webhookId) => {
      const body = { apiKey: GLOBAL_KEY.text, rotate: true, overlapMinutes: 1 };
      return api.call('POST', `/api/webhooks/${webhookId}/secret/take`, body);
    },
    read,
  },
];
