import type { Config } from '../config.ts';

/**
 * Where several people sign in, it must be known who changed what.
 *
 * @throws Error, a sentence that says what to set.
 */
export function requireAudit(
  { auditLogGroupName }: Pick<Config, 'auditLogGroupName'>,
  hasSignIn: boolean,
): void {
  if (!hasSignIn || auditLogGroupName !== undefined) return;
  throw new Error(
    'With OIDC_ISSUER, changes are audited: set AUDIT_LOG_GROUP_NAME to the output AuditLogGroupName of the stack. A stack without that output is of an earlier version: update it with npm run deploy, or with the new momento-gateway.template.json.',
  );
}
