import { makeApiKey } from '@momento-gateway/local-momento/api-key';

/** A key that may manage webhooks at the Momento of the tests. */
export const MOMENTO_KEY = makeApiKey('token-of-the-browser-tests');

/** Its caches; each test that registers by API key has one of its own. */
export const MOMENTO_CACHES = ['created', 'pointed', 'listed'];
