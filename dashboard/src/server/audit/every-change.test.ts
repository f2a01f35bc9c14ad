import { OPERATIONS, type OperationId } from '@momento-gateway/api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  AUDIT_LOG_GROUP_NAME,
  makeAuditGroup,
  readAuditEvents,
  readAuditLines,
} from '../testing/audit-calls.ts';
import type { Answer } from '../testing/call-api.ts';
import { startFakeServices } from '../testing/fake-services.ts';
import { LOG_GROUP_NAME, makeLogGroup } from '../testing/gateway-log.ts';
import { type DocumentedOperation, readDocument } from '../testing/open-api/api-document.ts';
import { EXAMPLES, type Example } from '../testing/open-api/examples.ts';
import { serveHttp } from '../testing/serve-http.ts';
import { API_KEY, GLOBAL_KEY, startMomentoApi } from '../testing/start-momento-api.ts';
import { SIGNING_SECRET } from '../testing/webhook-calls.ts';
import { AUDITS } from './audits.ts';

/** Stands for what must be in no line: a signing secret, a message, an event, a constant input. */
const MARK = 'marked-as-secret';
const SECRET_FIELDS = ['signingSecret', 'text', 'json', 'template', 'detail'];
/** The message of the events that the examples park. */
const PARKED_MESSAGE = 'hello';

const signatures: string[] = [];
const gateway = await serveHttp(({ headers }) => {
  signatures.push(String(headers['momento-signature']));
  return { status: 200, body: JSON.stringify({ outcome: 'published', echo: MARK }) };
});
const services = await startFakeServices();
const { api, momento, close } = await startMomentoApi(
  { targetClients: services.clients },
  {
    functionUrl: `${gateway.origin}/`,
    logGroupName: LOG_GROUP_NAME,
    auditLogGroupName: AUDIT_LOG_GROUP_NAME,
  },
  50,
);
afterAll(() => Promise.all([close(), services.close(), gateway.close()]));

interface Made {
  readonly example: Example;
  readonly answer: Answer;
  readonly lines: readonly Record<string, unknown>[];
}

const made = new Map<string, readonly Made[]>();

beforeAll(async () => {
  await makeLogGroup(api);
  await makeAuditGroup(api);
  for (const operation of await readDocument(api)) {
    const examples = ((await EXAMPLES[operation.id]?.(api)) ?? []).map(mark);
    const calls: Made[] = [];
    for (const example of [...examples, ...moreOf(operation.id, examples)]) {
      const answer = await call(operation, example);
      const context = `${operation.id}: ${JSON.stringify(answer.body)}`;
      expect(answer.status, context).toBeLessThan(300);
      const requestId = answer.headers.get('x-request-id');
      const lines = (await readAuditLines(api)).filter((line) => line.requestId === requestId);
      calls.push({ example, answer, lines: lines as unknown as Made['lines'] });
    }
    made.set(operation.id, calls);
  }
}, 600_000);

function call({ method, path }: DocumentedOperation, example: Example): Promise<Answer> {
  const { params = {}, query, body } = example;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''));
  return api.call(method, `${filled}${query ? `?${new URLSearchParams(query)}` : ''}`, body);
}

/** The examples plan a redrive, and send no target a text of their own. */
function moreOf(id: string, examples: readonly Example[]): readonly Example[] {
  const [{ params = {}, body = {} } = {}] = examples;
  if (id === 'redriveFailures') return [{ body: { ids: (body as { ids?: unknown }).ids } }];
  if (id !== 'updateRule') return [];
  const [target] = (body as { targets: object[] }).targets;
  const input = { type: 'constant', json: JSON.stringify(MARK) };
  return [{ params, body: { targets: [{ ...target, input }] } }];
}

function mark({ body, ...example }: Example): Example {
  return body === undefined ? example : { ...example, body: markFields(body) };
}

function markFields(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (name, inner) =>
    SECRET_FIELDS.includes(name) && typeof inner === 'string' ? `${MARK}-${name}` : inner,
  );
}

const ofParam =
  (kind: string, name: string) =>
  ({ example }: Made) => ({ kind, id: example.params?.[name] });
const ofBody =
  (kind: string, name: string) =>
  ({ example }: Made) => ({ kind, id: (example.body as Record<string, unknown>)[name] });
const ofAnswer =
  (kind: string, name: string) =>
  ({ answer }: Made) => ({ kind, id: answer.body[name] });
const ofAll = (kind: string) => () => ({ kind });

/** What each change is of. */
const OBJECTS: Readonly<Record<string, (one: Made) => object>> = {
  registerWebhook: ofAnswer('webhook', 'webhookId'),
  registerMomentoWebhook: ofAnswer('webhook', 'webhookId'),
  updateWebhook: ofParam('webhook', 'webhookId'),
  deleteWebhook: ofParam('webhook', 'webhookId'),
  rotateSecret: ofParam('webhook', 'webhookId'),
  endPreviousSecrets: ofParam('webhook', 'webhookId'),
  sendTestEvent: ofParam('webhook', 'webhookId'),
  takeSecret: ofParam('webhook', 'webhookId'),
  listMomentoWebhooks: ofBody('cache', 'cache'),
  explainMessage: ofBody('webhook', 'webhookId'),
  createRule: ofBody('rule', 'name'),
  updateRule: ofParam('rule', 'name'),
  switchRule: ofParam('rule', 'name'),
  deleteRule: ofParam('rule', 'name'),
  grantPermission: ofParam('rule', 'name'),
  lookIntoQueue: ofParam('rule', 'name'),
  createTarget: ofBody('target', 'name'),
  redriveFailures: ofAll('failures'),
  deleteFailures: ofAll('failures'),
  startRedrive: ofAnswer('redrive', 'redriveId'),
  stopRedrive: ofParam('redrive', 'redriveId'),
  verifyHeldCalls: ofAnswer('redrive', 'redriveId'),
  discardHeldCalls: ofAll('held calls'),
  checkSigningSecret: ofParam('webhook', 'webhookId'),
  startReplay: ofAnswer('replay', 'name'),
  cancelReplay: ofParam('replay', 'replayName'),
  openViewer: ofAnswer('live events', 'viewerId'),
  createTenant: ofBody('tenant', 'name'),
  removeTenant: ofParam('tenant', 'tenantName'),
  exportAudit: ofAll('audit log'),
  exportRules: ({ example }) => {
    const id = example.query?.['rule'];
    return { kind: 'rule', ...(id !== undefined && { id }) };
  },
  recordExport: ({ example }) => {
    const { kind, webhookId } = example.body as Readonly<Record<string, string>>;
    if (kind === 'activity') return { kind: 'webhook', id: webhookId };
    return { kind: kind === 'held-calls' ? 'held calls' : kind };
  },
};

/** Who may only see has no permission to write the audit log. */
const isForMoreThanSeeing = (id: OperationId) =>
  !['viewer', 'anyone'].includes(OPERATIONS[id].role);

/** For viewers, but with this field for more. */
const ONLY_WITH: Readonly<Record<string, string>> = {
  openViewer: 'replay',
  explainMessage: 'apiKey',
};

const ids = Object.keys(OPERATIONS) as OperationId[];

test('every change that needs more than to see is audited, and nothing else that is not a GET', () => {
  const changing = ids.filter((id) => OPERATIONS[id].method !== 'GET');
  const audited = changing.filter((id) => AUDITS[id] !== 'none');
  const forViewersToo = [...Object.keys(ONLY_WITH), 'recordExport'];
  const others = audited.filter((id) => !forViewersToo.includes(id));
  expect(others).toEqual(changing.filter(isForMoreThanSeeing));
  const exports = ['exportAudit', 'exportRules'];
  expect(Object.keys(OBJECTS).sort()).toEqual([...audited, ...exports].sort());
});

test.each(ids)('%s writes exactly one beginning and one end, of what it changes', (id) => {
  const calls = made.get(id) ?? [];
  expect(calls.length).toBeGreaterThan(0);
  for (const one of calls) {
    const { body, query } = one.example;
    const given = { ...query, ...(body as object) } as Record<string, unknown>;
    const field = ONLY_WITH[id];
    const changes = field === undefined ? given['dryRun'] !== true : field in given;
    const describeObject = OBJECTS[id];
    if (describeObject === undefined || !changes) {
      expect(one.lines).toEqual([]);
      continue;
    }
    const tenant = OPERATIONS[id].role === 'owner' ? undefined : 'default';
    const same = { operation: id, who: expect.objectContaining({ kind: 'local' }) };
    const begun =
      AUDITS[id] !== 'none' && AUDITS[id]?.isNote ? [] : [{ ...same, outcome: 'begun' }];
    const done = { ...same, outcome: 'done', status: one.answer.status };
    expect(one.lines).toMatchObject([...begun, done]);
    expect(new Set(one.lines.map((line) => line['tenant']))).toEqual(new Set([tenant]));
    expect(one.lines.at(-1)?.['object']).toEqual(describeObject(one));
  }
});

test('no line has a secret, a signature, an API key, or a message', async () => {
  const text = (await readAuditEvents(api)).map(({ message }) => message).join('\n');
  const stored = ['shop', 'other'].flatMap((cache) => momento.store.list(cache));
  const secrets = [
    ...[MARK, SIGNING_SECRET, PARKED_MESSAGE, API_KEY, GLOBAL_KEY.text],
    ...stored.map(({ signingSecret }) => signingSecret),
    ...signatures,
  ];
  expect(signatures.length).toBeGreaterThan(0);
  expect(stored.length).toBeGreaterThan(0);
  for (const secret of secrets) expect(text.includes(secret), secret).toBe(false);
  expect(text.length).toBeGreaterThan(10_000);
});
