import type { OperationId } from '@momento-gateway/api/operations';
import { waitBriefly } from '../aws/wait-briefly.ts';
import type { BaseContext } from '../base-context.ts';
import type { Callers } from '../callers/caller.ts';
import { describeRefusal } from '../refusals/describe-refusal.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import type { AuditContext } from './audit-context.ts';
import { describeCaller } from './describe-caller.ts';

/** A tenant that does not exist is named by the caller, who can write anything. */
const TENANT_MAX_LENGTH = 64;

type RefusalContext = BaseContext & Pick<AuditContext, 'audit'> & { readonly callers: Callers };

interface RefusedCall {
  readonly id: OperationId;
  readonly requestId: string;
  readonly headers: Headers;
}

/**
 * Writes that somebody who is known asked for what they may not. The answer is the same whether or
 * not that could be written.
 */
export async function auditRefusal(
  { id, requestId, headers }: RefusedCall,
  refusal: Refusal,
  { audit, callers, now, maxWaitMs, logUnexpected }: RefusalContext,
): Promise<void> {
  if (audit === undefined) return;
  if (refusal.refusal !== 'role-missing' && refusal.refusal !== 'tenant-not-found') return;
  const caller = await callers.find(headers);
  if (isRefusal(caller)) return;
  const line = {
    at: now(),
    outcome: 'refused',
    operation: id,
    requestId,
    tenant: refusal.tenant.slice(0, TENANT_MAX_LENGTH),
    who: describeCaller(caller),
    status: describeRefusal(refusal).status,
    problem: refusal.refusal,
  } as const;
  const write = audit.writeRefusal(line).catch((cause: unknown) => {
    logUnexpected(
      requestId,
      new Error(`The audit log does not have a refused call: ${cause}`, { cause }),
    );
  });
  await waitBriefly(write, maxWaitMs);
}
