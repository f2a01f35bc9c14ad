import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { AwsError } from '../core/aws-error.ts';
import { type AwsService, defineOperation } from '../core/aws-service.ts';
import { callOverHttp, makeAwsHeaders } from '../testing/call-over-http.ts';
import { toJsonAnswer } from './answer.ts';
import { createRequestListener } from './create-request-listener.ts';
import { closeServer, listenOnLoopback } from './listen-on-loopback.ts';

const greeter: AwsService = {
  targetPrefix: 'Greeter',
  protocol: 'json-1.1',
  operations: new Map([
    [
      'Greet',
      defineOperation(
        z.strictObject({
          Name: z.string().min(2).max(9),
          Tone: z.enum(['warm', 'cold']).optional(),
          Friends: z.array(z.strictObject({ Age: z.int().optional() })).optional(),
        }),
        ({ Name }) => ({ Greeting: `Hello ${Name}` }),
      ),
    ],
    ['Nothing', defineOperation(z.strictObject({}), () => undefined)],
    [
      'Refuse',
      defineOperation(z.strictObject({}), () => {
        throw new AwsError('NotTodayException', 'Not today.');
      }),
    ],
    [
      'Break',
      defineOperation(z.strictObject({}), () => {
        throw new Error('the password is hunter2');
      }),
    ],
  ]),
};

async function serveGreeter() {
  const errors: unknown[] = [];
  const { server, port } = await listenOnLoopback(0);
  server.on(
    'request',
    createRequestListener({
      services: new Map([['Greeter', greeter]]),
      intercept: () => undefined,
      onUnexpectedError: (error) => errors.push(error),
      answerLocalCall: (name) => (name === 'here' ? toJsonAnswer(200, {}) : undefined),
    }),
  );
  onTestFinished(() => closeServer(server));
  return { url: `http://127.0.0.1:${port}/`, port, errors };
}

async function greet(body: string, headers = makeAwsHeaders('Greeter.Greet')) {
  const { url } = await serveGreeter();
  const answer = await callOverHttp(url, { headers, body });
  return { ...answer, json: JSON.parse(answer.body) };
}

test('an operation answers in its protocol, with a request id', async () => {
  const answer = await greet('{"Name":"Ada"}');
  expect(answer.status).toBe(200);
  expect(answer.json).toEqual({ Greeting: 'Hello Ada' });
  expect(answer.headers['content-type']).toBe('application/x-amz-json-1.1');
  expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
});

test('an operation without output answers an empty object', async () => {
  const answer = await greet('', makeAwsHeaders('Greeter.Nothing'));
  expect(answer).toMatchObject({ status: 200, json: {} });
});

test("an operation's error has AWS's shape and a request id", async () => {
  const answer = await greet('{}', makeAwsHeaders('Greeter.Refuse'));
  expect(answer.status).toBe(400);
  expect(answer.json).toEqual({ __type: 'NotTodayException', message: 'Not today.' });
  expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
});

test('an unexpected error is reported to the server and hidden from the caller', async () => {
  const { url, errors } = await serveGreeter();
  const answer = await callOverHttp(url, { headers: makeAwsHeaders('Greeter.Break'), body: '{}' });
  expect(answer.status).toBe(500);
  expect(JSON.parse(answer.body).__type).toBe('InternalFailure');
  expect(answer.body).not.toContain('hunter2');
  expect(errors).toEqual([new Error('the password is hunter2')]);
});

test.each([
  ['an unknown service', makeAwsHeaders('Nobody.Greet'), 400, 'UnknownOperationException'],
  ['an unknown operation', makeAwsHeaders('Greeter.Shout'), 400, 'UnknownOperationException'],
  [
    'a name on the object prototype',
    makeAwsHeaders('Greeter.toString'),
    400,
    'UnknownOperationException',
  ],
  [
    'no target',
    makeAwsHeaders('', { 'x-amz-target': undefined }),
    400,
    'UnknownOperationException',
  ],
  [
    'another content type',
    makeAwsHeaders('Greeter.Greet', { 'content-type': 'application/json' }),
    400,
    'UnknownOperationException',
  ],
  [
    'no credentials',
    makeAwsHeaders('Greeter.Greet', { authorization: undefined }),
    403,
    'MissingAuthenticationToken',
  ],
])('a call with %s is refused', async (_, headers, status, type) => {
  const answer = await greet('{"Name":"Ada"}', headers);
  expect(answer).toMatchObject({ status, json: { __type: type } });
});

test.each(['{', '[]', '"text"', 'null', '{"Name":"Ada"} x'])(
  'the body %s is a SerializationException',
  async (body) => {
    const answer = await greet(body);
    expect(answer).toMatchObject({ status: 400, json: { __type: 'SerializationException' } });
  },
);

test.each([`{"Name":${'['.repeat(5000)}${']'.repeat(5000)}}`, '{"a":'.repeat(1_000_000)])(
  'a body nested deeper than AWS allows is a SerializationException',
  async (body) => {
    const answer = await greet(body);
    expect(answer).toMatchObject({ status: 400, json: { __type: 'SerializationException' } });
  },
);

test.each([
  ['{}', "Value null at 'name' failed to satisfy constraint: Member must not be null"],
  ['{"Name":5}', "Value at 'name' failed to satisfy constraint: Member must be of type string"],
  [
    '{"Name":"A"}',
    "Value at 'name' failed to satisfy constraint: Member must have length greater than or equal to 2",
  ],
  [
    '{"Name":"Bartholomew"}',
    "Value at 'name' failed to satisfy constraint: Member must have length less than or equal to 9",
  ],
  [
    '{"Name":"Ada","Tone":"hot"}',
    "Value at 'tone' failed to satisfy constraint: Member must satisfy enum value set: [warm, cold]",
  ],
  ['{"Name":"Ada","Pitch":1}', "Unknown parameter in input: 'pitch'"],
  ['{"Name":"Ada","Friends":[{"Hat":1}]}', "Unknown parameter in input: 'friends.1.member.hat'"],
])('the input %s is a ValidationException that says why', async (body, reason) => {
  const answer = await greet(body);
  expect(answer.status).toBe(400);
  expect(answer.json).toEqual({
    __type: 'ValidationException',
    message: `1 validation error detected: ${reason}`,
  });
});

test.each(['evil.example', 'evil.example:4566', '127.0.0.1.evil.example', '169.254.169.254'])(
  'a call for the host "%s" is always refused',
  async (host) => {
    const { url } = await serveGreeter();
    const headers = { ...makeAwsHeaders('Greeter.Nothing'), host };
    expect((await callOverHttp(url, { headers, body: '{}' })).status).toBe(403);
    expect((await callOverHttp(`${url}_local/here`, { headers })).status).toBe(403);
  },
);

test.each(['localhost', 'localhost:9', '127.0.0.1:4566', '[::1]:1', 'sqs.localhost:4566'])(
  'a call for the host "%s" is answered',
  async (host) => {
    const headers = { ...makeAwsHeaders('Greeter.Nothing'), host };
    expect((await greet('{}', headers)).status).toBe(200);
  },
);

test.each([
  ['another page', { origin: 'http://localhost:3000' }],
  ['a page of this address', { origin: 'http://127.0.0.1' }],
  ['a file', { origin: 'null' }],
  ['an image of another page', { 'sec-fetch-site': 'cross-site' }],
  ['a link from another port', { 'sec-fetch-site': 'same-site' }],
  ['a script of this address', { 'sec-fetch-site': 'same-origin' }],
])('a call from %s is always refused', async (_, headers) => {
  const { url } = await serveGreeter();
  const aws = { ...makeAwsHeaders('Greeter.Nothing'), ...headers };
  expect((await callOverHttp(url, { headers: aws, body: '{}' })).status).toBe(403);
  for (const method of ['GET', 'POST', 'DELETE']) {
    expect((await callOverHttp(`${url}_local/here`, { method, headers })).status).toBe(403);
  }
});

test.each([
  ['no browser', {}],
  ['the address bar', { 'sec-fetch-site': 'none' }],
])('a call from %s is answered', async (_, headers) => {
  const { url } = await serveGreeter();
  expect((await callOverHttp(`${url}_local/here`, { method: 'GET', headers })).status).toBe(200);
});

test.each([
  ['a WebSocket', 'GET /_local/here', 'Connection: Upgrade\r\nUpgrade: websocket', 400],
  ['another protocol', 'POST /', 'Connection: Upgrade\r\nUpgrade: tls/1.2', 400],
  ['a tunnel', 'CONNECT example.com:443', '', 405],
])('%s is refused, and the connection closed', async (_, request, headers, status) => {
  const { port, errors } = await serveGreeter();
  const text = await exchange(port, `${request} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n\r\n`);
  expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(errors).toEqual([]);
});

test('a client that offers HTTP/2 is answered in HTTP/1.1', async () => {
  const headers = { ...makeAwsHeaders('Greeter.Greet'), connection: 'Upgrade', upgrade: 'h2c' };
  expect((await greet('{"Name":"Ada"}', headers)).json).toEqual({ Greeting: 'Hello Ada' });
});

/** Everything received until the other side closes the connection; this side leaves it open. */
async function exchange(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  let text = '';
  for await (const chunk of socket.setEncoding('utf8')) text += chunk;
  return text;
}

test.each([
  ['GET', '', 405],
  ['POST', 'somewhere', 404],
  ['GET', '_local/elsewhere', 404],
])('%s /%s is answered with %i', async (method, path, status) => {
  const { url } = await serveGreeter();
  expect((await callOverHttp(url + path, { method })).status).toBe(status);
});

test('a body over the limit is refused', async () => {
  const { url } = await serveGreeter();
  const headers = makeAwsHeaders('Greeter.Greet', { 'content-length': '9000000' });
  const answer = await callOverHttp(url, { headers, body: '' }).catch((error: Error) => error);
  expect(answer).toMatchObject({ status: 413 });
});

test('a body that grows over the limit is refused', async () => {
  const { url } = await serveGreeter();
  const headers = makeAwsHeaders('Greeter.Greet', { 'transfer-encoding': 'chunked' });
  const answer = await callOverHttp(url, { headers, body: Buffer.alloc(8_388_609, 'x') });
  expect(answer.status).toBe(413);
});

test.each([
  ['disconnects in its body', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n{'],
  ['disconnects in its headers', 'POST / HTTP/1.1\r\nHost: loc'],
  ['does not speak HTTP', '\u0016\u0003\u0001'],
])('after a client that %s, others are served', async (_, bytes) => {
  const { url, port, errors } = await serveGreeter();
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(bytes);
  socket.resetAndDestroy();
  await once(socket, 'close');
  const answer = await callOverHttp(url, { headers: makeAwsHeaders('Greeter.Nothing') });
  expect(answer.status).toBe(200);
  expect(errors).toEqual([]);
});
