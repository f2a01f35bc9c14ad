import { describe, expect, test } from 'vitest';
import { sendRequest } from './testing/send-request.ts';
import { serveHandler } from './testing/serve-handler.ts';

const badGateway = { status: 502, body: 'Internal Server Error' };

/** Returns the value of the JavaScript expression in the request's body. */
const evaluate = `export const handler = async ({ body }) =>
  new Function('return ' + Buffer.from(body, 'base64'))();`;

async function answerOf(expression: string) {
  const { url, findLogLine } = await serveHandler(evaluate);
  const answer = await sendRequest(url, '/', { method: 'POST', body: expression });
  return { answer, findLogLine };
}

describe('the value a handler returns', () => {
  test.each([
    ['({ statusCode: 201, body: "made" })', 201, 'application/json', 'made'],
    ['({ statusCode: "202" })', 202, 'application/json', ''],
    [
      '({ statusCode: 400, headers: { "Content-Type": "text/plain" }, body: "é" })',
      400,
      'text/plain',
      'é',
    ],
    ['({ statusCode: 200, body: "aMOp", isBase64Encoded: true })', 200, 'application/json', 'hé'],
    [
      '({ statusCode: 200, body: null, headers: null, cookies: null })',
      200,
      'application/json',
      '',
    ],
    ['({ message: "hello" })', 200, 'application/json', '{"message":"hello"}'],
    ['"hello"', 200, 'application/json', 'hello'],
    ['""', 200, 'application/json', ''],
    ['"a \\"b\\"\\n"', 200, 'application/json', 'a "b"\n'],
    ['JSON.stringify({ statusCode: 500 })', 200, 'application/json', '{"statusCode":500}'],
    ['[{ statusCode: 500 }]', 200, 'application/json', '[{"statusCode":500}]'],
    ['["hello", 3, true]', 200, 'application/json', '["hello",3,true]'],
    ['undefined', 200, 'application/json', 'null'],
    ['null', 200, 'application/json', 'null'],
    ['false', 200, 'application/json', 'false'],
    ['5', 200, 'application/json', '5'],
    [
      '({ a: undefined, at: new Date(0) })',
      200,
      'application/json',
      '{"at":"1970-01-01T00:00:00.000Z"}',
    ],
  ])('%s is answered %i', async (expression, status, contentType, body) => {
    const { answer } = await answerOf(expression);
    expect(answer).toMatchObject({ status, body });
    expect(answer.headers['content-type']).toBe(contentType);
    expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('sets headers and cookies', async () => {
    const { answer } = await answerOf(
      '({ statusCode: 200, headers: { "X-Count": 3, "Content-Length": 99 }, cookies: ["a=1", "b=2; Secure"], body: "x" })',
    );
    expect(answer.headers).toMatchObject({
      'x-count': '3',
      'content-length': '1',
      'set-cookie': ['a=1', 'b=2; Secure'],
    });
  });

  test.each([
    ['({ statusCode: "abc" })'],
    ['({ statusCode: 42 })'],
    ['({ statusCode: 101 })'],
    ['({ statusCode: 200, body: { a: 1 } })'],
    ['({ statusCode: 200, headers: "x" })'],
    ['({ statusCode: 200, headers: { a: ["x"] } })'],
    ['({ statusCode: 200, headers: { "a b": "x" } })'],
    ['({ statusCode: 200, headers: { a: "x\\ny" } })'],
    ['({ statusCode: 200, cookies: "a=1" })'],
    ['"x".repeat(6 * 1024 * 1024)'],
  ])('that is malformed (%s) is answered 502', async (expression) => {
    const { answer, findLogLine } = await answerOf(expression);
    expect(answer).toMatchObject(badGateway);
    expect(await findLogLine('malformed')).toContain(answer.headers['x-amzn-requestid']);
  });

  test.each([
    ['throws', '(() => { throw new Error("boom"); })()', 'boom'],
    ['rejects', 'Promise.reject(new TypeError("later"))', 'TypeError: later'],
    ['returns a value that JSON cannot represent', '5n', 'BigInt'],
  ])('a handler that %s is answered 502 and logged', async (_name, expression, logged) => {
    const { answer, findLogLine } = await answerOf(expression);
    expect(answer).toMatchObject(badGateway);
    expect(await findLogLine(logged)).toContain(logged);
  });
});
