import { webhook as generated } from '@gomomento/generated-types';
import { type Metadata, type ServerUnaryCall, type sendUnaryData, status } from '@grpc/grpc-js';
import { CallRefused } from './call-refused.ts';
import type { StoredWebhook, WebhookStore } from './webhook-store.ts';

const { webhook: messages } = generated;

export type OperationName =
  | 'PutWebhook'
  | 'ListWebhooks'
  | 'DeleteWebhook'
  | 'GetWebhookSecret'
  | 'RotateWebhookSecret';

interface ServiceOptions {
  readonly store: WebhookStore;
  /** Throws `CallRefused` if the caller is not authorized. */
  readonly authorize: (metadata: Metadata, operation: OperationName) => void;
  /** Called before and after the work; throws `CallRefused` to fail the call. */
  readonly intercept: (operation: OperationName, when: 'before' | 'after') => void;
}

/** Momento's `webhook.Webhook` service, as SDKs call it. */
export function createWebhookService({ store, authorize, intercept }: ServiceOptions) {
  function handle<Request, Answer>(operation: OperationName, answer: (request: Request) => Answer) {
    return (call: ServerUnaryCall<Request, Answer>, callback: sendUnaryData<Answer>) => {
      try {
        authorize(call.metadata, operation);
        intercept(operation, 'before');
        const answered = answer(call.request);
        intercept(operation, 'after');
        callback(null, answered);
      } catch (error) {
        const code = error instanceof CallRefused ? error.code : status.INTERNAL;
        callback({ code, details: error instanceof Error ? error.message : '' });
      }
    };
  }

  return {
    PutWebhook: handle(
      'PutWebhook',
      ({ webhook }: InstanceType<typeof messages._PutWebhookRequest>) => {
        const { signingSecret } = store.put({
          cache: webhook.webhook_id.cache_name,
          name: webhook.webhook_id.webhook_name,
          topic: webhook.topic_name,
          url: webhook.destination.post_url,
        });
        return new messages._PutWebhookResponse({ secret_string: signingSecret });
      },
    ),
    ListWebhooks: handle(
      'ListWebhooks',
      ({ cache_name }: InstanceType<typeof messages._ListWebhookRequest>) =>
        new messages._ListWebhooksResponse({ webhook: store.list(cache_name).map(toMessage) }),
    ),
    DeleteWebhook: handle(
      'DeleteWebhook',
      ({ webhook_id }: InstanceType<typeof messages._DeleteWebhookRequest>) => {
        store.remove(webhook_id.cache_name, webhook_id.webhook_name);
        return new messages._DeleteWebhookResponse();
      },
    ),
    GetWebhookSecret: handle(
      'GetWebhookSecret',
      ({ cache_name, webhook_name }: InstanceType<typeof messages._GetWebhookSecretRequest>) => {
        const { signingSecret } = store.get(cache_name, webhook_name);
        return new messages._GetWebhookSecretResponse({
          cache_name,
          webhook_name,
          secret_string: signingSecret,
        });
      },
    ),
    RotateWebhookSecret: handle(
      'RotateWebhookSecret',
      ({ webhook_id }: InstanceType<typeof messages._RotateWebhookSecretRequest>) => {
        const { signingSecret } = store.rotate(webhook_id.cache_name, webhook_id.webhook_name);
        return new messages._RotateWebhookSecretResponse({ secret_string: signingSecret });
      },
    ),
  };
}

function toMessage({ cache, name, topic, url }: StoredWebhook) {
  return new messages._Webhook({
    webhook_id: new messages._WebhookId({ cache_name: cache, webhook_name: name }),
    topic_name: topic,
    destination: new messages._WebhookDestination({ post_url: url }),
  });
}
