import { parsePublishFailure } from '@momento-gateway/shared/publish-failure';
import { describe, expect, test } from 'vitest';
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
  ['whitespace around it', ' { "a" : [ 1 ] }\n'],
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

test('nothing else in the detail changes, not even whitespace after its end', async () => {
  const body = `${createPayload(NOW, { text: '{}' }).replace('{', '{ ').slice(0, -1)} } \n`;
  const head = body.slice(0, body.lastIndexOf('}'));
  expect(await publishParsed(body)).toBe(`${head},"json":{}} \n`);
});

test.each([
  ['not JSON', { text: 'hello' }],
  ['empty', { text: '' }],
  ['JSON cut short', { text: '{"a":1' }],
  ['JSON that would escape from its member', { text: '1},{"x":2' }],
  ['JSON5', { text: '{a:1}' }],
  ['JSON with a lone surrogate', { text: '"\ud800"' }],
  ['absent', { text: undefined }],
  ['JSON, but the payload has its own json', { text: '{"a":1}', json: 'mine' }],
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

describe('what is optional never makes an event fail', () => {
  const bare = createPayload(NOW, { text: '' }).length;
  const overhead = 14 + 'Momento'.length + 'shop#orders'.length + bare + ',"json":'.length;

  /** `bytes`: the entry's size if the detail had `json`. The text is in it twice, once quoted. */
  const createSized = (bytes: number) => {
    const [even, odd] = [Math.floor((bytes - overhead) / 2), (bytes - overhead) % 2];
    // The text is a number, which is no longer when it is quoted.
    return createPayload(NOW, { text: '1'.repeat(even), [odd ? 'pa' : 'p']: 0 });
  };

  test.each([
    [999_990, false],
    [1_000_010, true],
    [1_900_000, true],
  ])('with json it would have about %i bytes: left out and logged: %s', async (bytes, leftOut) => {
    const { aws, send, readLine } = await startTestGateway();
    aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, createSecret({ parseText: true }));
    const body = createSized(bytes - ',"p":0'.length);
    expect((await send(createPost(body))).status).toBe(200);
    const detail = String(aws.events[0]?.['Detail']);
    expect(detail === body).toBe(leftOut);
    expect(readLine()['jsonLeftOut']).toBe(leftOut ? true : undefined);
  });

  test('a body that is too large even without json is parked without json', async () => {
    const { aws, send } = await startTestGateway();
    aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, createSecret({ parseText: true }));
    const body = createPayload(NOW, { text: '1'.repeat(1_000_000 - bare) });
    expect((await send(createPost(body))).body).toMatchObject({ reason: 'entry-too-large' });
    expect(parsePublishFailure(aws.messages[0] ?? '')?.entry.Detail).toBe(body);
  });
});

describe('characters that SQS refuses and JSON does not', () => {
  const text = '{"a":"\ufffe\uffff"}';

  test('are escaped in the detail on the bus, and in json: the same JSON', async () => {
    const body = createPayload(NOW, { text });
    const detail = await publishParsed(body);
    expect(detail).not.toMatch(/[\ufffe\uffff]/);
    expect(JSON.parse(String(detail))).toEqual({ ...JSON.parse(body), json: JSON.parse(text) });
  });

  test('are escaped in the same way when the event is parked', async () => {
    const { aws, send } = await startTestGateway();
    aws.always('PutEvents', { status: 400, json: { __type: 'AccessDeniedException' } });
    const body = createPayload(NOW, { text });
    expect((await send(createPost(body))).status).toBe(202);
    const parked = parsePublishFailure(aws.messages[0] ?? '');
    expect(parked?.entry.Detail).toBe(
      body.replaceAll('\ufffe', '\\ufffe').replaceAll('\uffff', '\\uffff'),
    );
  });

  test.each([
    [100_000, 200],
    [300_000, 413],
  ])(
    'a body with %i of them is answered with %i: with its escapes it must fit in an entry',
    async (count, status) => {
      const { aws, send } = await startTestGateway();
      const body = createPayload(NOW, { text: '\uffff'.repeat(count) });
      expect((await send(createPost(body))).status).toBe(status);
      expect(aws.messages).toEqual([]);
    },
  );

  test('a body that has the maximum size with its escapes is accepted', async () => {
    const { send, readLine } = await startTestGateway();
    const bare = createPayload(NOW, { text: '' }).length;
    const text = `\uffff${'x'.repeat(1_000_000 - bare - '\\uffff'.length)}`;
    const { status, body } = await send(createPost(createPayload(NOW, { text })));
    expect({ status, reason: body.reason }).toEqual({ status: 202, reason: 'entry-too-large' });
    expect(readLine()).not.toHaveProperty('jsonLeftOut');
  });
});
