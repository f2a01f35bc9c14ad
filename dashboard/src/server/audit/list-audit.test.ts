import type { AuditEntry } from '@momento-gateway/api/audit/audit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAudit, readAuditLines, startAuditedApi } from '../testing/audit-calls.ts';
import type { Api } from '../testing/start-api.ts';
import type { AuditLine } from './audit-line.ts';

const NOW = Date.now();
const MINUTE_MS = 60_000;
const who = { kind: 'session', groups: [], address: '' } as const;
const ADA = { ...who, subject: 'sub-1', name: 'Ada Admin', groups: [] as string[] };
const OTTO = { ...who, subject: 'sub-2', name: 'Otto Operator', groups: [] as string[] };
const RULE = { kind: 'rule', id: 'orders' } as const;
const WEBHOOK = { kind: 'webhook', id: 'orders' } as const;

const LINES: readonly Partial<AuditLine>[] = [
  { requestId: 'a', at: NOW - 90 * MINUTE_MS, operation: 'updateRule', who: ADA, object: RULE },
  { requestId: 'b', at: NOW - 60 * MINUTE_MS, operation: 'deleteRule', who: OTTO, object: RULE },
  {
    requestId: 'c',
    at: NOW - 30 * MINUTE_MS,
    operation: 'updateWebhook',
    who: ADA,
    object: WEBHOOK,
  },
  { requestId: 'd', at: NOW - 30 * MINUTE_MS, operation: 'updateRule', who: ADA, object: RULE },
];

let api: Api;
beforeAll(async () => {
  api = await startAuditedApi();
  for (const line of LINES) {
    const begun = { tenant: 'default', outcome: 'begun', ...line } as AuditLine;
    const outcome = line.requestId === 'd' ? 'failed' : 'done';
    const ended = { ...begun, outcome, endedAt: begun.at + 20 * MINUTE_MS } as const;
    const lines = line.requestId === 'b' ? [begun] : [begun, ended];
    // CloudWatch Logs does not promise an order within a millisecond.
    if (line.requestId === 'a') lines.reverse();
    for (const one of lines) await api.context.audit?.write(one);
  }
});
afterAll(() => api.close());

const idsOf = (entries: readonly AuditEntry[]) =>
  entries.map(({ requestId }) => requestId).join('');

test.each([
  ['', 'dcba'],
  ['scope=all', 'dcba'],
  ['who=ada', 'dca'],
  ['who=SUB-2', 'b'],
  ['operation=updateRule', 'da'],
  ['kind=rule&object=orders', 'dba'],
  ['object=orders', 'dcba'],
  ['object=order', ''],
  ['outcome=begun', 'b'],
  ['outcome=failed', 'd'],
  ['outcome=done', 'ca'],
  [`from=${NOW - 60 * MINUTE_MS}`, 'dcb'],
  [`until=${NOW - 60 * MINUTE_MS}`, 'a'],
  [`from=${NOW - 40 * MINUTE_MS}&who=ada&outcome=done`, 'c'],
])('?%s finds %s', async (query, ids) => {
  expect(idsOf(await listAudit(api, query))).toBe(ids);
});

test.each([1, 2, 3])('pages of %d have each entry once, in the same order', async (limit) => {
  const seen: AuditEntry[] = [];
  let cursor = '';
  do {
    const { body } = await api.call('GET', `/api/audit?limit=${limit}${cursor}`);
    expect(body.entries.length).toBeLessThanOrEqual(limit);
    seen.push(...body.entries);
    cursor = body.cursor === undefined ? '' : `&cursor=${body.cursor}`;
  } while (cursor !== '');
  expect(idsOf(seen)).toBe('dcba');
});

test('a text that is no line of the audit log is left out', async () => {
  await api.context.audit?.write({ at: NOW, requestId: 'x', outcome: 'odd' } as never);
  expect(idsOf(await listAudit(api))).toBe('dcba');
});

test('an export has the same entries, and is in the audit log itself', async () => {
  const { body } = await api.call('GET', '/api/audit/export?kind=rule&outcome=done');
  expect(idsOf(body.entries)).toBe('a');
  const asked = { kind: 'rule', outcome: 'done' };
  const exported = { operation: 'exportAudit', object: { kind: 'audit log' }, asked };
  expect((await readAuditLines(api)).slice(-2)).toMatchObject([
    { ...exported, outcome: 'begun' },
    { ...exported, outcome: 'done' },
  ]);
});

test.each(['from', 'until', 'who', 'object', 'cursor'])(
  'a wrong %s is refused by its name',
  async (name) => {
    const { status, body } = await api.call('GET', `/api/audit?${name}=%22*%22`);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ location: name }]);
  },
);
