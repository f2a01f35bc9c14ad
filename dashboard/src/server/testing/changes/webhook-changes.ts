import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
} from '@aws-sdk/client-secrets-manager';
import { BY_KEY } from '../start-momento-api.ts';
import { closeParkedQueue, createTenant, inTenant } from '../tenant-calls.ts';
import { REGISTRATION, registerWebhook } from '../webhook-calls.ts';
import type { Change, State, World } from './change.ts';

const prepare: Change['prepare'] = async ({ api }) => (await registerWebhook(api)).webhookId;
const rotation = { signingSecret: 'another-signing-secret', overlapMinutes: 60 };

/** The values of all secrets; the description follows a value, and is repaired by who reads it. */
async function read({ api: { context } }: World): Promise<State> {
  const { secrets } = context;
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

/** Momento makes its signing secrets up: whether both hold the same one says all. */
async function readWithMomento(world: World): Promise<State> {
  const [stored] = ((await read(world)) as { webhooks: StoredSecret[] }).webhooks;
  const [webhook] = world.momento.store.list(BY_KEY.cache);
  if (stored === undefined) return { isAtMomento: webhook !== undefined };
  const { signingSecret, previous = [], ...rest } = stored;
  return {
    ...rest,
    isAtMomento: webhook !== undefined,
    isSigned: signingSecret === webhook?.signingSecret,
    previous: previous.length,
  };
}

interface StoredSecret {
  readonly signingSecret: string;
  readonly previous?: readonly object[];
}

const isNotStored: Change['isTold'] = ({ body }, { isSigned }) =>
  body?.type?.endsWith(':secret-not-stored') && isSigned === false;

/** What changes webhooks. */
export const WEBHOOK_CHANGES: readonly Change[] = [
  {
    operations: ['registerWebhook'],
    prepare: async () => '',
    run: ({ api }) => api.call('POST', '/api/webhooks', REGISTRATION),
    read,
  },
  {
    operations: ['registerWebhook in another tenant'],
    prepare: async ({ api }) => {
      await closeParkedQueue(api);
      await createTenant(api, 'orders');
      return '';
    },
    run: ({ api }) => inTenant(api, 'orders')('POST', '/api/webhooks', REGISTRATION),
    read,
    isTold: ({ body }) => body?.type?.endsWith(':not-undone'),
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
      const body = { apiKey: BY_KEY.apiKey, rotate: true, overlapMinutes: 1 };
      return api.call('POST', `/api/webhooks/${webhookId}/secret/take`, body);
    },
    read: readWithMomento,
    isTold: isNotStored,
  },
];
