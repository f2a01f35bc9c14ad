import { webhook as generated } from '@gomomento/generated-types';
import { credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { onTestFinished } from 'vitest';
import { makeApiKey } from '../api-key.ts';
import { type LocalMomentoOptions, startLocalMomento } from '../start-local-momento.ts';

const { webhook: messages } = generated;

export const KEY = makeApiKey('may-manage');
export const WEAK_KEY = makeApiKey('may-not-manage');

type Respond<Answer> = (error: ServiceError | null, answer?: Answer) => void;

/** A server for one test with the cache `shop`, and a gRPC client that acts with a token. */
export async function startWithClient(options: Partial<LocalMomentoOptions> = {}) {
  const momento = await startLocalMomento({
    port: 0,
    caches: ['shop'],
    apiKeys: [KEY],
    weakApiKeys: [WEAK_KEY],
    ...options,
  });
  const { host } = new URL(momento.origin);
  const client = new messages.WebhookClient(host, credentials.createInsecure());
  onTestFinished(async () => {
    client.close();
    await momento.close();
  });

  function actWith(token: string) {
    const metadata = new Metadata();
    metadata.set('authorization', token);
    const call = <Answer>(start: (respond: Respond<Answer>) => unknown) =>
      new Promise<Answer>((resolve, reject) => {
        start((error, answer) => (error || !answer ? reject(error) : resolve(answer)));
      });
    const id = (name: string, cache: string) =>
      new messages._WebhookId({ cache_name: cache, webhook_name: name });
    return {
      put: async (
        name: string,
        { cache = 'shop', topic = 'orders', url = 'https://example.com/' } = {},
      ) => {
        const webhook = new messages._Webhook({
          webhook_id: id(name, cache),
          topic_name: topic,
          destination: new messages._WebhookDestination({ post_url: url }),
        });
        const request = new messages._PutWebhookRequest({ webhook });
        const answer = await call<InstanceType<typeof messages._PutWebhookResponse>>((respond) =>
          client.PutWebhook(request, metadata, respond),
        );
        return answer.secret_string;
      },
      list: async (cache = 'shop') => {
        const request = new messages._ListWebhookRequest({ cache_name: cache });
        const answer = await call<InstanceType<typeof messages._ListWebhooksResponse>>((respond) =>
          client.ListWebhooks(request, metadata, respond),
        );
        return answer.webhook.map(({ webhook_id, topic_name, destination }) => ({
          name: webhook_id.webhook_name,
          topic: topic_name,
          url: destination.post_url,
        }));
      },
      readSecret: async (name: string, cache = 'shop') => {
        const request = new messages._GetWebhookSecretRequest({
          cache_name: cache,
          webhook_name: name,
        });
        const answer = await call<InstanceType<typeof messages._GetWebhookSecretResponse>>(
          (respond) => client.GetWebhookSecret(request, metadata, respond),
        );
        return answer.secret_string;
      },
      rotate: async (name: string, cache = 'shop') => {
        const request = new messages._RotateWebhookSecretRequest({ webhook_id: id(name, cache) });
        const answer = await call<InstanceType<typeof messages._RotateWebhookSecretResponse>>(
          (respond) => client.RotateWebhookSecret(request, metadata, respond),
        );
        return answer.secret_string;
      },
      remove: async (name: string, cache = 'shop') => {
        const request = new messages._DeleteWebhookRequest({ webhook_id: id(name, cache) });
        await call<InstanceType<typeof messages._DeleteWebhookResponse>>((respond) =>
          client.DeleteWebhook(request, metadata, respond),
        );
      },
    };
  }

  return { momento, actWith, ...actWith(KEY.token) };
}
