import type { AuditQuery } from '@momento-gateway/api/audit/audit';

/** What CloudWatch Logs itself looks for. The rest is known only when the lines of a call are together. */
export function buildAuditPattern(
  { operation, kind, object }: AuditQuery,
  tenant: string | undefined,
): string {
  const conditions = Object.entries({
    '$.tenant': tenant,
    '$.operation': operation,
    '$.object.kind': kind,
    '$.object.id': object,
  }).flatMap(([path, value]) => (value ? [`${path} = ${JSON.stringify(value)}`] : []));
  return conditions.length === 0 ? '' : `{ ${conditions.join(' && ')} }`;
}
