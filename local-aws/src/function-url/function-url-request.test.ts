import { describe, expect, test } from 'vitest';
import { sendRequest } from './testing/send-request.ts';
import { serveHandler } from './testing/serve-handler.ts';

const echo = 'export const handler = async (event) => event;';

describe('the event of a request', () => {
  test('has payload format 2.0', async () => {
    const { url } = await serveHandler(echo);
    const { host, port } = new URL(url);
    const { body } = await sendRequest(url, '/webhooks/a%2Fb/%C3%A9?q=1&q=a%20b&flag&plus=x+y', {
      method: 'POST',
      headers: [
        ...['X-Signature', 'AbC', 'X-List', 'a', 'x-list', 'b'],
        ...['User-Agent', 'Momento/1.0', 'Content-Type', 'application/json; charset=utf-8'],
        ...['Cookie', 'a=1; b="2"', 'Connection', 'close'],
      ],
      body: '{"text":"é"}',
    });
    expect(JSON.parse(body)).toEqual({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/webhooks/a%2Fb/%C3%A9',
      rawQueryString: 'q=1&q=a%20b&flag&plus=x+y',
      cookies: ['a=1', 'b="2"'],
      headers: {
        host,
        'x-signature': 'AbC',
        'x-list': 'a,b',
        'user-agent': 'Momento/1.0',
        'content-type': 'application/json; charset=utf-8',
        'content-length': '13',
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-port': port,
        'x-forwarded-proto': 'http',
        'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
      },
      queryStringParameters: { q: '1,a b', flag: '', plus: 'x y' },
      requestContext: {
        accountId: 'anonymous',
        apiId: '127',
        authentication: null,
        domainName: '127.0.0.1',
        domainPrefix: '127',
        http: {
          method: 'POST',
          path: '/webhooks/a%2Fb/%C3%A9',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'Momento/1.0',
        },
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        routeKey: '$default',
        stage: '$default',
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        timeEpoch: expect.any(Number),
      },
      body: '{"text":"é"}',
      isBase64Encoded: false,
    });
  });

  test('has no body, cookies or query parameters where the request has none', async () => {
    const { url } = await serveHandler(echo);
    const event = JSON.parse((await sendRequest(url, '/')).body);
    expect(event).toMatchObject({ rawPath: '/', rawQueryString: '', isBase64Encoded: false });
    for (const absent of ['body', 'cookies', 'queryStringParameters']) {
      expect(event).not.toHaveProperty(absent);
    }
    expect(event.requestContext.http).not.toHaveProperty('userAgent');
  });

  test.each([
    ['application/json', false],
    ['Application/JSON;charset=utf-8', false],
    ['application/xml', false],
    ['application/javascript', false],
    ['text/plain', false],
    ['text/csv ; header=present', false],
    ['application/vnd.api+json', true],
    ['application/x-www-form-urlencoded', true],
    ['application/octet-stream', true],
    ['application/jsonp', true],
    [undefined, true],
  ])('with content type %s has its body in base64: %s', async (contentType, isBase64Encoded) => {
    const { url } = await serveHandler(echo);
    const headers = contentType === undefined ? [] : ['Content-Type', contentType];
    const sent = await sendRequest(url, '/', { method: 'POST', headers, body: 'ab"c' });
    expect(JSON.parse(sent.body)).toMatchObject({
      isBase64Encoded,
      body: isBase64Encoded ? Buffer.from('ab"c').toString('base64') : 'ab"c',
    });
  });

  test('keeps every byte of a body', async () => {
    const { url } = await serveHandler(echo);
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const sent = await sendRequest(url, '/', { method: 'PUT', body: bytes });
    expect(Buffer.from(JSON.parse(sent.body).body, 'base64').equals(bytes)).toBe(true);
  });

  test('is not created for a request over 6 MB', async () => {
    const { url } = await serveHandler("export const handler = async () => 'called';");
    const limit = 6 * 1024 * 1024;
    const body = Buffer.alloc(limit + 1, 'a');
    expect((await sendRequest(url, '/', { method: 'POST', body })).status).toBe(413);
    const fits = await sendRequest(url, '/', { method: 'POST', body: body.subarray(1) });
    expect(fits).toMatchObject({ status: 200, body: 'called' });
  });
});

describe('the context of a call', () => {
  test('has the request id, the function and the remaining time', async () => {
    const source = `export const handler = async (event, context) => ({
      isSameRequest: context.awsRequestId === event.requestContext.requestId,
      remaining: context.getRemainingTimeInMillis(),
      ...context,
    });`;
    const environment = { AWS_LAMBDA_FUNCTION_NAME: 'gateway', AWS_REGION: 'eu-west-1' };
    const { url } = await serveHandler(source, { environment, timeoutMs: 15_000 });
    const { remaining, ...context } = JSON.parse((await sendRequest(url, '/')).body);
    expect(context).toMatchObject({
      isSameRequest: true,
      functionName: 'gateway',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:eu-west-1:000000000000:function:gateway',
      logGroupName: '/aws/lambda/gateway',
    });
    expect(remaining).toBeGreaterThan(0);
    expect(remaining).toBeLessThanOrEqual(15_000);
  });

  test("the function sees its own environment and Lambda's variables, and nothing else", async () => {
    const { url } = await serveHandler('export const handler = async () => process.env;', {
      environment: { QUEUE: 'q' },
    });
    const seen = JSON.parse((await sendRequest(url, '/')).body);
    expect(seen).toMatchObject({
      QUEUE: 'q',
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: 'function',
      AWS_EXECUTION_ENV: expect.stringMatching(/^AWS_Lambda_nodejs\d+\.x$/),
      _HANDLER: 'index.handler',
    });
    expect(process.env).toHaveProperty('PATH');
    expect(seen).not.toHaveProperty('PATH');
  });
});
