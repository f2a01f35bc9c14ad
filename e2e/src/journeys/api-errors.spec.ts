import { expect, test } from '../fixtures.ts';

test('what is no call of the API is answered as a problem, never with a page or a redirect', async ({
  product,
}) => {
  for (const [method, path, status, allow] of [
    ['GET', '/api', 404, null],
    ['GET', '/api/nothing', 404, null],
    ['GET', '/api//rules', 404, null],
    ['GET', '/api/rules/', 404, null],
    ['POST', '/api/rules/', 404, null],
    ['OPTIONS', '/api/nothing', 404, null],
    ['OPTIONS', '/api/webhooks', 405, 'GET, HEAD, POST'],
  ] as const) {
    const answer = await fetch(product.dashboardUrl + path, { method, redirect: 'manual' });
    const { headers } = answer;
    expect([path, answer.status, headers.get('allow')]).toEqual([path, status, allow]);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status, detail: expect.any(String) });
  }
});

test('nothing resizes images', async ({ product }) => {
  const image = `${product.dashboardUrl}/_next/image?url=%2Ficon.svg&w=64&q=75`;
  expect((await fetch(image)).status).toBe(404);
});
