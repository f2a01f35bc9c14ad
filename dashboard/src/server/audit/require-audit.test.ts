import { expect, test } from 'vitest';
import { requireAudit } from './require-audit.ts';

test.each([
  [undefined, false],
  ['orders/audit', false],
  ['orders/audit', true],
])(
  'the dashboard starts with the audit log %s and a provider: %s',
  (auditLogGroupName, hasSignIn) => {
    expect(() => requireAudit({ auditLogGroupName }, hasSignIn)).not.toThrow();
  },
);

test('where people sign in, it does not start without an audit log, and says what to do', () => {
  expect(() => requireAudit({ auditLogGroupName: undefined }, true)).toThrow(
    /AUDIT_LOG_GROUP_NAME .* AuditLogGroupName of the stack\. .* npm run deploy/,
  );
});
