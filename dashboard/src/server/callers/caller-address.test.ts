import { expect, test } from 'vitest';
import { startFront } from '../testing/start-front.ts';
import { CALLER_ADDRESS_HEADER } from './caller-address.ts';

const CHAIN = '6.6.6.6, 203.0.113.7, 10.0.0.2';

test.each([
  ['no proxy', 0, CHAIN, '127.0.0.1'],
  ['one proxy', 1, CHAIN, '10.0.0.2'],
  ['two proxies', 2, CHAIN, '203.0.113.7'],
  ['more proxies than there were', 4, CHAIN, '127.0.0.1'],
  ['a proxy that says nothing', 1, '', '127.0.0.1'],
] as const)(
  'behind %s a caller cannot choose where the call comes from',
  async (_, trustedProxies, chain, expected) => {
    const seen: unknown[] = [];
    const front = await startFront(undefined, {
      config: { extraHosts: [], trustedProxies },
      answer: ({ headers }, response) => {
        seen.push(headers[CALLER_ADDRESS_HEADER]);
        response.end();
      },
    });
    const headers = { 'x-forwarded-for': chain, [CALLER_ADDRESS_HEADER]: '6.6.6.6' };
    await front.call('/api/rules', { headers });
    await front.close();
    expect(seen).toEqual([expected]);
  },
);
