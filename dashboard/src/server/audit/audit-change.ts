import { OPERATIONS, type OperationId } from '@momento-gateway/api/operations';
import { classifyAwsError } from '../aws/classify-aws-error.ts';
import { waitBriefly } from '../aws/wait-briefly.ts';
import { describeRefusal } from '../refusals/describe-refusal.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import type { AuditContext } from './audit-context.ts';
import type { AuditLine } from './audit-line.ts';
import type { AuditLog } from './audit-log.ts';
import { AUDITS, type Audit } from './audits.ts';
import { describeCaller } from './describe-caller.ts';
import { explainUnwritten } from './explain-unwritten.ts';
import { listUnshown, pickFields } from './pick-fields.ts';

interface Given {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

interface AuditedCall<Context extends AuditContext = AuditContext> {
  readonly id: OperationId;
  readonly requestId: string;
  readonly context: Context;
  readonly input: Given;
}

type Run<Context, Result> = (context: Context) => Promise<Result | Refusal>;

/**
 * Makes a change between two lines of the audit log: without the first one it is not made. When the
 * second one cannot be written the change stands, and the first one says that its end is not known.
 * Both have the time of the beginning, so that whoever reads them finds them together.
 */
export async function auditChange<Context extends AuditContext, Result>(
  call: AuditedCall<Context>,
  run: Run<Context, Result>,
): Promise<Result | Refusal> {
  const { audit: log } = call.context;
  const audit = AUDITS[call.id];
  if (log === undefined || !isChange(audit, call.input)) return run(call.context);
  const begun = describeBegun(call, audit);
  const refused = audit.isNote ? undefined : await begin(log, begun, call.context);
  if (refused !== undefined) return refused;
  let before: Readonly<Record<string, unknown>> | undefined;
  const noteBefore = (seen: object) => {
    before = pickFields(seen, audit.shows);
  };
  const end = async (told: Partial<AuditLine>) => {
    const line = { ...begun, ...(before !== undefined && { before }), ...told };
    const written = finish(log, line, call.context);
    // A note has no other line: what it speaks of is given only after it. A change is made anyway.
    await (audit.isNote ? written : waitBriefly(written, call.context.maxWaitMs));
  };
  try {
    const answer = await run({ ...call.context, noteBefore });
    await end(isRefusal(answer) ? describeFailure(answer) : describeDone(call, audit, answer));
    return answer;
  } catch (error) {
    await end(describeFailure(classifyAwsError(error)));
    throw error;
  }
}

function isChange(audit: Audit | 'none' | undefined, { query, body }: Given): audit is Audit {
  if (audit === undefined || audit === 'none') return false;
  const given = { ...(query as object), ...(body as object) } as Record<string, unknown>;
  const has = (field: string) => given[field] !== undefined && given[field] !== false;
  const { onlyWith, notWith } = audit;
  return (onlyWith === undefined || has(onlyWith)) && (notWith === undefined || !has(notWith));
}

function describeBegun(call: AuditedCall, audit: Audit): AuditLine {
  const { id, requestId, context, input } = call;
  const asked = { ...(input.query as object), ...(input.body as object) };
  const shown = pickFields(asked, audit.shows);
  const leftOut = listUnshown(asked, audit.shows);
  // What is for owners alone is of no tenant, whichever was named.
  const tenant = OPERATIONS[id].role === 'owner' ? undefined : context.tenant;
  return {
    at: context.now(),
    outcome: 'begun',
    operation: id,
    requestId,
    ...(tenant !== undefined && { tenant }),
    who: describeCaller(context.caller),
    object: describeObject(audit, input),
    ...(shown !== undefined && { asked: shown }),
    ...(leftOut.length > 0 && { leftOut }),
  };
}

function describeObject(
  audit: Audit,
  parts: Given & { readonly answer?: unknown },
): AuditLine['object'] {
  const kind = typeof audit.kind === 'string' ? audit.kind : audit.kind(parts.body);
  const [part = '', field = ''] = audit.id?.split('.') ?? [];
  const fields = parts[part as keyof typeof parts] as Record<string, unknown> | undefined;
  const id = fields?.[field];
  return { kind, ...(typeof id === 'string' && { id }) };
}

function describeDone(call: AuditedCall, audit: Audit, answer: unknown): Partial<AuditLine> {
  const after = pickFields(answer, audit.shows);
  return {
    outcome: 'done',
    status: OPERATIONS[call.id].answer.status,
    object: describeObject(audit, { ...call.input, answer }),
    ...(after !== undefined && { after }),
  };
}

function describeFailure(refusal: Refusal | undefined): Partial<AuditLine> {
  return refusal === undefined
    ? { outcome: 'failed', status: 500, problem: 'unexpected' }
    : { outcome: 'failed', status: describeRefusal(refusal).status, problem: refusal.refusal };
}

async function begin(
  log: AuditLog,
  begun: AuditLine,
  { now, logUnexpected }: AuditContext,
): Promise<Refusal | undefined> {
  try {
    await log.write(begun);
    return undefined;
  } catch (error) {
    const { reason, mayBeWritten } = explainUnwritten(error, log.logGroupName, logUnexpected);
    const refusal = { refusal: 'not-audited', reason } as const;
    // Else a line that was written after all would speak of a change whose end is not known.
    if (mayBeWritten) {
      log.write({ ...begun, ...describeFailure(refusal), endedAt: now() }).catch(() => {});
    }
    return refusal;
  }
}

/** What cannot be written is said in the server's log. */
async function finish(log: AuditLog, line: AuditLine, context: AuditContext): Promise<void> {
  const { requestId, outcome } = line;
  await log.write({ ...line, endedAt: context.now() }).catch((cause: unknown) => {
    const message = `The audit log does not say that the request is ${outcome}: ${cause}`;
    context.logUnexpected(requestId, new Error(message, { cause }));
  });
}
