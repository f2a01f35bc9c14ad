import { makeApiKey } from '@momento-gateway/local-momento/api-key';

/** An API key that may manage webhooks at local Momento. */
export const MOMENTO_KEY = makeApiKey('token-of-the-browser-tests');

/** Its caches, one for each test that registers with an API key. */
export const MOMENTO_CACHES = ['created', 'pointed', 'listed'];
