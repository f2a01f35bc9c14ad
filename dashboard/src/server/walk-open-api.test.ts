import { randomUUID } from 'node:crypto';
import { PROBLEM_MEDIA_TYPE } from '@momento-gateway/api/problem';
import { afterAll, expect, test } from 'vitest';
import { AUDIT_LOG_GROUP_NAME, makeAuditGroup } from './testing/audit-calls.ts';
import type { Answer } from './testing/call-api.ts';
import { LOG_GROUP_NAME, makeLogGroup } from './testing/gateway-log.ts';
import { type DocumentedOperation, readDocument } from './testing/open-api/api-document.ts';
import { EXAMPLES, type Example } from './testing/open-api/examples.ts';
import { spoilBody, spoilText } from './testing/open-api/spoil-input.ts';
import { serveHttp } from './testing/serve-http.ts';
import { startMomentoApi } from './testing/start-momento-api.ts';

const gateway = await serveHttp(() => ({ status: 200, body: '{"outcome":"published"}' }));
const functionUrl = `${gateway.origin}/`;
const { api, close } = await startMomentoApi(
  {},
  { functionUrl, logGroupName: LOG_GROUP_NAME, auditLogGroupName: AUDIT_LOG_GROUP_NAME },
  50,
);
await makeLogGroup(api);
await makeAuditGroup(api);
const operations = await readDocument(api);
const walk = operations.map((operation) => [operation.id, operation] as const);
afterAll(() => Promise.all([close(), gateway.close()]));

/** An id that is well formed and of nothing; the log is searched for any id, known or not. */
const UNKNOWN = {
  failureId: 'none',
  webhookId: randomUUID(),
  viewerId: randomUUID(),
  redriveId: 'x',
  name: 'no-such',
  tenantName: 'no-such',
};
const ANY_ID = new Set(['listActivity']);

async function prepare({ id }: DocumentedOperation): Promise<readonly Example[]> {
  const make = EXAMPLES[id];
  if (make === undefined) throw new Error(`EXAMPLES has none for ${id}.`);
  return make(api);
}

function call(
  { method, path }: DocumentedOperation,
  { params = {}, query, body }: Example,
  headers?: Record<string, string>,
): Promise<Answer> {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''));
  const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
  return api.call(method, filled + search, body, headers);
}

/** The answer is one that the document has for this operation, and is made as it says. */
function expectDocumented(operation: DocumentedOperation, answer: Answer, context: string): void {
  const { status, body, headers } = answer;
  expect(operation.statuses, `${context}: ${JSON.stringify(body)}`).toContain(status);
  const check = operation.checkAnswer(status);
  if (check === undefined) {
    expect(body, context).toBeUndefined();
    return;
  }
  const mediaType = status < 400 ? 'application/json' : PROBLEM_MEDIA_TYPE;
  expect(headers.get('content-type'), context).toBe(mediaType);
  check(body);
  expect(check.errors ?? [], `${context}: ${JSON.stringify(body)}`).toEqual([]);
}

async function expectRefused(
  operation: DocumentedOperation,
  example: Example,
  refusal: { status: number; context: string; headers?: Record<string, string> },
): Promise<Answer> {
  const { status, headers } = refusal;
  const context = `${operation.id} with ${refusal.context}`;
  const answer = await call(operation, example, headers);
  expect(answer.status, `${context}: ${JSON.stringify(answer.body)}`).toBe(status);
  expectDocumented(operation, answer, context);
  return answer;
}

test('the document and the examples are of the same operations', () => {
  expect(walk.map(([id]) => id).sort()).toEqual(Object.keys(EXAMPLES).sort());
  expect(new Set(walk.map(([id]) => id)).size).toBe(walk.length);
});

test.each(walk)('%s answers good input as documented', async (_, operation) => {
  const examples = await prepare(operation);
  const named = new Set(
    examples.flatMap(({ query = {}, body = {} }) => Object.keys({ ...query, ...(body as object) })),
  );
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  const fields = [...operation.bodyFields, ...inQuery.map(({ name }) => name)];
  expect(fields.filter((name) => !named.has(name) && !['cursor', 'tenant'].includes(name))).toEqual(
    [],
  );
  for (const example of examples) {
    expect(operation.body?.check(example.body) ?? true, JSON.stringify(example)).toBe(true);
    const answer = await call(operation, example);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    expectDocumented(operation, answer, JSON.stringify(example));
  }
});

test.each(walk)('%s refuses what is in its path or its query and wrong', async (_, operation) => {
  const [example = {}] = await prepare(operation);
  for (const { name, in: place, required, schema, check } of operation.parameters) {
    if (name === 'tenant') continue;
    if (place === 'path') {
      const unknown = UNKNOWN[name as keyof typeof UNKNOWN];
      const params = (value: string) => ({
        ...example,
        params: { ...example.params, [name]: value },
      });
      const malformed = 'not an id '.repeat(10);
      await expectRefused(operation, params(malformed), { status: 404, context: malformed });
      if (ANY_ID.has(operation.id)) continue;
      await expectRefused(operation, params(unknown), { status: 404, context: unknown });
      continue;
    }
    const wrong = [...spoilText(schema['type'], check), ...(name === 'cursor' ? ['junk'] : [])];
    for (const text of wrong) {
      const query = { ...example.query, [name]: text };
      const context = `${name}=${text.slice(0, 20)}`;
      const { body } = await expectRefused(
        operation,
        { ...example, query },
        { status: 400, context },
      );
      expect(body.errors, context).toContainEqual(expect.objectContaining({ location: name }));
    }
    if (!required) continue;
    const { [name]: _, ...query } = example.query ?? {};
    await expectRefused(operation, { ...example, query }, { status: 400, context: `no ${name}` });
  }
});

test.each(walk.filter(([, { body }]) => body !== undefined))(
  '%s refuses a body that is not what is documented, and says where',
  async (_, operation) => {
    const { check, required } = operation.body ?? expect.fail('it has no body');
    const examples = await prepare(operation);
    for (const example of examples) {
      const spoilt = spoilBody(example.body, check);
      expect(spoilt.length).toBeGreaterThan(5);
      for (const { change, body } of spoilt) {
        const answer = await expectRefused(
          operation,
          { ...example, body: body === '' ? '""' : JSON.stringify(body) },
          { status: 400, context: change },
        );
        expect(answer.body.errors?.length, change).toBeGreaterThan(0);
      }
    }
    const [example = {}] = examples;
    const none = { ...example, body: undefined };
    if (required) await expectRefused(operation, none, { status: 400, context: 'no body' });
    const withText = (body: string) => ({ ...example, body });
    await expectRefused(operation, withText('{'), { status: 400, context: 'half of JSON' });
    const huge = `{"x":"${'x'.repeat(1_000_000)}"}`;
    await expectRefused(operation, withText(huge), { status: 413, context: 'a huge body' });
    await expectRefused(operation, withText('a=1'), {
      status: 415,
      context: 'a form',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  },
);

test.each(walk.filter(([, { parameters }]) => parameters.some(({ name }) => name === 'tenant')))(
  '%s finds nothing in a tenant that does not exist',
  async (_, operation) => {
    for (const tenant of ['no-such', 'Not a name', '', '*', 'default ']) {
      const context = `tenant=${tenant}`;
      const example = { params: { ...UNKNOWN, replayName: 'x' }, query: { tenant } };
      const { body } = await expectRefused(operation, example, { status: 404, context });
      expect(body.type, context).toBe('urn:momento-gateway:problem:tenant-not-found');
    }
  },
);

test.each(walk)('%s is refused to another host', async (_, operation) => {
  const [example = {}] = await prepare(operation);
  await expectRefused(operation, example, {
    status: 403,
    context: 'a foreign Host',
    headers: { host: 'elsewhere.example' },
  });
});
