import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { makeApiKey, makeGlobalApiKey } from '@momento-gateway/local-momento/api-key';
import {
  type LocalMomento,
  startLocalMomento,
} from '@momento-gateway/local-momento/start-local-momento';
import { expect } from 'vitest';
import type { Config } from '../config.ts';
import type { Replacements } from '../create-context.ts';
import type { Answer } from './call-api.ts';
import { type Api, startApi } from './start-api.ts';

const KEY = makeApiKey('token-that-may-manage');
export const GLOBAL_KEY = makeGlobalApiKey('may-manage');
export const WEAK_KEY = makeApiKey('token-that-may-not');
export const API_KEY = KEY.text;

/** The least that a registration by API key needs. */
export const BY_KEY = {
  name: 'Orders',
  cache: 'shop',
  topic: 'orders',
  momentoWebhook: 'orders-hook',
  apiKey: API_KEY,
};

/** The dashboard's API over a local AWS and a Momento of its own. */
export interface MomentoApi {
  readonly api: Api;
  readonly momento: LocalMomento;
  readonly register: (fields?: object) => Promise<Answer>;
  /** Registers one at Momento and here, in one call. */
  readonly registered: () => Promise<Webhook>;
  readonly close: () => Promise<void>;
}

export async function startMomentoApi(
  replacements: Replacements = {},
  overrides: Partial<Config> = {},
  webhooksPerCache = 5,
): Promise<MomentoApi> {
  const momento = await startLocalMomento({
    port: 0,
    caches: ['shop', 'other'],
    webhooksPerCache,
    apiKeys: [KEY, GLOBAL_KEY],
    weakApiKeys: [WEAK_KEY],
  });
  const api = await startApi({ momentoEndpointUrl: momento.origin, ...overrides }, replacements);
  const register = (fields?: object) =>
    api.call('POST', '/api/momento-webhooks/register', { ...BY_KEY, ...fields });
  return {
    api,
    momento,
    register,
    registered: async () => {
      const { status, body } = await register();
      expect(status).toBe(201);
      return body;
    },
    close: async () => {
      await Promise.all([api.close(), momento.close()]);
    },
  };
}
