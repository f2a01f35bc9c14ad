import { deepEqual, equal, ok } from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { PROBLEM_MEDIA_TYPE } from '@momento-gateway/api/problem';
import { fuzz } from '@momento-gateway/local-aws/testing/fuzz/fuzz';
import fc from 'fast-check';
import { afterAll, expect } from 'vitest';
import { AUDIT_LOG_GROUP_NAME, makeAuditGroup } from './audit-calls.ts';
import { type FuzzedInput, fuzzInput } from './fuzz-input.ts';
import { LOG_GROUP_NAME, makeLogGroup } from './gateway-log.ts';
import { type DocumentedOperation, readDocument } from './open-api/api-document.ts';
import { EXAMPLES } from './open-api/examples.ts';
import { serveHttp } from './serve-http.ts';
import { GLOBAL_KEY, startMomentoApi } from './start-momento-api.ts';
import { REGISTRATION, registerWebhook } from './webhook-calls.ts';

const MEMORY_MAX_BYTES = 40_000_000;
/** Of all operations together. */
const CASES = 100_000;

const gateway = await serveHttp(() => ({ status: 200, body: '{"outcome":"published"}' }));
const functionUrl = `${gateway.origin}/`;
const unexpected: unknown[] = [];
const { api, close } = await startMomentoApi(
  { maxWaitMs: 0, logUnexpected: (_, error) => unexpected.push(error) },
  { functionUrl, logGroupName: LOG_GROUP_NAME, auditLogGroupName: AUDIT_LOG_GROUP_NAME },
  1_000_000,
);
await makeLogGroup(api);
await makeAuditGroup(api);
afterAll(() => Promise.all([close(), gateway.close()]));

/** What changes nothing: looks, and the return of messages that a look has hidden. */
const LOOKS = /^(?:Get|List|Describe|Receive|BatchGet|Filter|Test|ChangeMessageVisibility)/;

interface Write {
  readonly command: string;
  /** Of the rule, queue or secret. */
  readonly name: string;
}

/** For each call the commands of its own that AWS took and that change something. */
const calls = new AsyncLocalStorage<Write[]>();
const { events, secrets, sqs } = api.context;
for (const { middlewareStack } of [events, secrets, sqs] as readonly EventBridgeClient[]) {
  middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const answered = await next(args);
        const { Name, Rule, QueueName, QueueUrl, SecretId } = args.input as Record<string, string>;
        const name = Name ?? Rule ?? QueueName ?? QueueUrl?.replace(/^.*\//, '') ?? SecretId ?? '';
        if (!LOOKS.test(commandName)) calls.getStore()?.push({ command: commandName, name });
        return answered;
      },
    { step: 'initialize' },
  );
}

const isRemoval = ({ command }: Write) => /^(?:Delete|Remove)/.test(command);
const isOfViewer = ({ name }: Write) => name.startsWith('momento-gateway-live-');

/** What was written and neither removed again nor written a second time, as it was before. */
function listLeftOver(writes: readonly Write[]): readonly string[] {
  return writes
    .filter((write) => {
      const same = writes.filter(({ name }) => name === write.name);
      // A viewer that was not made is removed to the last piece, and old ones are swept.
      if (isRemoval(write)) return !isOfViewer(write) && same.every(isRemoval);
      const times = same.filter(({ command }) => command === write.command).length;
      return !same.some(isRemoval) && times % 2 === 1;
    })
    .map(({ command, name }) => `${command} ${name}`);
}

/** Refused for the call's own fault: nothing may be left of it. */
const REFUSED = new Set([400, 403, 413, 415]);

async function checkCall(operation: DocumentedOperation, input: FuzzedInput): Promise<void> {
  const { method, path, statuses } = operation;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(input.params[name] ?? 'x'),
  );
  const search = new URLSearchParams(input.query).toString();
  const writes: Write[] = [];
  unexpected.length = 0;
  // What can be changed can be read at the same path.
  const read = async () => (method === 'PATCH' ? (await api.call('GET', filled)).body : undefined);
  // What is held is left out while the queue is slow.
  const { requestId: _, heldCount: __, ...before } = (await read()) ?? {};
  const { status, headers, body } = await calls.run(writes, () =>
    api.call(method, `${filled}${search && `?${search}`}`, input.body, input.headers),
  );
  const text = JSON.stringify(body ?? null);
  const context = `${operation.id}: ${status} ${text.slice(0, 500)}`;
  equal(unexpected.length, 0, `${context} ${String(unexpected.at(-1))}`);
  ok(status < 500, context);
  ok(statuses.includes(status), context);
  for (const secret of [REGISTRATION.signingSecret, GLOBAL_KEY.text]) {
    ok(!text.includes(secret), `A secret is told: ${context}`);
  }
  if (status < 400) return;
  equal(headers.get('content-type'), PROBLEM_MEDIA_TYPE, context);
  ok(body.title !== '' && body.detail !== '' && body.requestId !== '', context);
  equal(body.status, status, context);
  if (status === 400 && body.type.endsWith('/invalid')) ok(body.errors.length > 0, context);
  if (!REFUSED.has(status)) return;
  const { requestId: ___, heldCount: ____, ...after } = (await read()) ?? {};
  deepEqual(after, before, `Changed all the same: ${context}`);
  equal(listLeftOver(writes).join(), '', `Left over of what was refused: ${context}`);
}

/** Rules, and what they need or end with. */
export const isOfRules = ({ path }: DocumentedOperation): boolean =>
  /^\/api\/(?:archive|exports?|permissions|replays|rules|targets|tenants)\b/.test(path);

/** Asks for some operations of the OpenAPI document, with whatever a caller can send. */
export async function fuzzOperations(
  name: string,
  isAsked: (operation: DocumentedOperation) => boolean,
): Promise<void> {
  const all = await readDocument(api);
  const asked = all.filter(isAsked);
  const operations = new Map(asked.map((operation) => [operation.id, operation]));
  const inputs: fc.Arbitrary<readonly [string, FuzzedInput]>[] = [];
  for (const { id, parameters } of asked) {
    const examples = (await EXAMPLES[id]?.(api)) ?? expect.fail(id);
    const inQuery = parameters.filter((parameter) => parameter.in === 'query');
    const names = inQuery.map((parameter) => parameter.name);
    inputs.push(fuzzInput(examples, names).map((input) => [id, input] as const));
  }
  const grownBytes = await fuzz({
    name,
    cases: Math.round((CASES * asked.length) / all.length),
    arbitrary: fc.oneof(...inputs),
    check: ([id, input]) => checkCall(operations.get(id) ?? expect.fail(id), input),
  });
  expect(grownBytes).toBeLessThan(MEMORY_MAX_BYTES);
  await registerWebhook(api);
}
