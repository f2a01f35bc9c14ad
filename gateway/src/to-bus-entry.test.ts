import { expect, test } from 'vitest';
import { createPayload, createPost, createSecret, WEBHOOK_ID } from './testing/momento.ts';
import { NOW, startTestGateway } from './testing/start-test-gateway.ts';

async function publishParsed(body: string): Promise<unknown> {
  const { aws, send } = await startTestGateway();
  aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, createSecret({ parseText: true }));
  expect((await send(createPost(body))).status).toBe(200);
  return aws.events[0]?.['Detail'];
}

test.each([
  ['an object', '{"orderId":5,"total":1.10}'],
  ['blanks all around', ' { "a" : [ 1 ] }\n'],
  ['numbers beyond doubles', '{"n":12345678901234567890,"m":1e400}'],
  ['equal names', '{"a":1,"a":2}'],
  ['a list', '[1,2]'],
  ['a number', '5'],
  ['a string', '"text"'],
  ['null', 'null'],
  ['braces and quotes in strings', '{"a":"}\\"}","b":"{"}'],
  ['an escaped lone surrogate', '"\\ud800"'],
])(
  'with parseText, a text that is JSON (%s) is in the detail verbatim as json',
  async (_, text) => {
    const body = createPayload(NOW, { text });
    expect(await publishParsed(body)).toBe(`${body.slice(0, -1)},"json":${text}}`);
  },
);

test('nothing else of the detail changes, blanks after its end included', async () => {
  const body = `${createPayload(NOW, { text: '{}' }).replace('{', '{ ').slice(0, -1)} } \n`;
  const head = body.slice(0, body.lastIndexOf('}'));
  expect(await publishParsed(body)).toBe(`${head},"json":{}} \n`);
});

test.each([
  ['no JSON', { text: 'hello' }],
  ['empty', { text: '' }],
  ['JSON cut short', { text: '{"a":1' }],
  ['JSON that would break out of its place', { text: '1},{"x":2' }],
  ['JSON5', { text: '{a:1}' }],
  ['JSON with a lone surrogate', { text: '"\ud800"' }],
  ['absent', { text: undefined }],
  ['JSON, but the payload has a json of its own', { text: '{"a":1}', json: 'mine' }],
])('with parseText, the detail stays as it is when text is %s', async (_, changes) => {
  const body = createPayload(NOW, changes);
  expect(await publishParsed(body)).toBe(body);
});

test('without parseText the detail stays as it is', async () => {
  const { aws, send } = await startTestGateway();
  const body = createPayload(NOW, { text: '{"a":1}' });
  await send(createPost(body));
  expect(aws.events[0]?.['Detail']).toBe(body);
});
