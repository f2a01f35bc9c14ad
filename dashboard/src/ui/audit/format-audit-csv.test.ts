import type { AuditEntry } from '@momento-gateway/api/audit/audit';
import { expect, test } from 'vitest';
import { formatAuditCsv } from './format-audit-csv.ts';

const ENTRY: AuditEntry = {
  at: 0,
  endedAt: 1_000,
  outcome: 'done',
  operation: 'updateRule',
  requestId: 'r-1',
  tenant: 'default',
  who: { kind: 'session', subject: 's-1', name: '=Ada', groups: ['a', 'b'], address: '10.0.0.1' },
  object: { kind: 'rule', id: 'orders' },
  status: 200,
  after: { enabled: true },
};

test('an entry is a line under the names of its columns, and no text of it is a formula', () => {
  expect(formatAuditCsv([ENTRY])).toBe(
    'at,endedAt,outcome,operation,tenant,subject,name,signedInBy,groups,address,kind,object,status,problem,requestId,repeats,asked,before,after,leftOut\r\n' +
      '1970-01-01T00:00:00.000Z,1970-01-01T00:00:01.000Z,done,updateRule,default,s-1,\'=Ada,session,a b,10.0.0.1,rule,orders,200,,r-1,,,,"{""enabled"":true}",\r\n',
  );
});
