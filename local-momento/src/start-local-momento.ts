import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { webhook as generated } from '@gomomento/generated-types';
import { type Metadata, Server, ServerCredentials } from '@grpc/grpc-js';
import type { ApiKey } from './api-key.ts';
import { CallRefused } from './call-refused.ts';
import { createWebhookService, type OperationName } from './webhook-service.ts';
import { createWebhookStore, type WebhookStore } from './webhook-store.ts';

export interface LocalMomentoOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly caches: readonly string[];
  /** Momento's soft limit; 5 by default. */
  readonly webhooksPerCache?: number;
  /** Keys that may manage webhooks. */
  readonly apiKeys: readonly ApiKey[];
  /** Keys that are valid but may not manage webhooks. */
  readonly weakApiKeys?: readonly ApiKey[];
}

/** Called before and after the work of every authorized call. May throw `CallRefused`. */
export type Intercept = (operation: OperationName, when: 'before' | 'after') => void;

/** The webhooks of Momento's control plane, over gRPC without TLS, in memory. */
export interface LocalMomento {
  /** For example `http://127.0.0.1:9000`. */
  readonly origin: string;
  /** Momento's data, for tests to read, and to change without the product's knowledge. */
  readonly store: WebhookStore;
  /** Faults and concurrent changes that a test injects; none by default. */
  intercept: Intercept | undefined;
  /** Names of all authorized calls, in order. */
  readonly calls: readonly OperationName[];
  readonly countConnections: () => Promise<number>;
  readonly close: () => Promise<void>;
}

export async function startLocalMomento(options: LocalMomentoOptions): Promise<LocalMomento> {
  const store = createWebhookStore(options.caches, options.webhooksPerCache ?? 5);
  const calls: OperationName[] = [];

  function authorize(metadata: Metadata, operation: OperationName): void {
    const [token] = metadata.get('authorization');
    const isOneOf = (keys: readonly ApiKey[] = []) => keys.some((key) => key.token === token);
    if (isOneOf(options.weakApiKeys)) {
      throw new CallRefused('PERMISSION_DENIED', `Not permitted with ${token}`);
    }
    if (!isOneOf(options.apiKeys)) {
      throw new CallRefused('UNAUTHENTICATED', `Invalid credentials ${token}`);
    }
    calls.push(operation);
  }

  const grpc = new Server();
  grpc.addService(
    generated.webhook.UnimplementedWebhookService.definition,
    createWebhookService({
      store,
      authorize,
      intercept: (operation, when) => momento.intercept?.(operation, when),
    }),
  );
  const injector = grpc.createConnectionInjector(ServerCredentials.createInsecure());
  const server = createServer((socket) => injector.injectConnection(socket));
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const momento: LocalMomento = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    store,
    calls,
    intercept: undefined,
    countConnections: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
      }),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      injector.destroy();
      grpc.forceShutdown();
      await closed;
    },
  };
  return momento;
}
