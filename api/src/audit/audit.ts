import { CursorSchema, limitSchema, TimestampSchema } from '../paging.ts';
import * as z from '../zod.ts';

/** How an entry of the audit log ended. */
export const AUDIT_OUTCOMES = ['begun', 'done', 'failed', 'refused'] as const;

/** What a change is of. */
export const AUDIT_KINDS = [
  'webhook',
  'rule',
  'target',
  'failures',
  'held calls',
  'redrive',
  'replay',
  'live events',
  'cache',
  'tenant',
  'audit log',
] as const;

/** The last date, ms since the epoch. */
const TIME_MAX = 8.64e15;

const TimeParamSchema = z.coerce.number().int().min(0).max(TIME_MAX).optional();

/** None of these characters has a meaning in a filter pattern of CloudWatch. */
const PlainTextSchema = z
  .string()
  .trim()
  .max(200)
  .regex(/^[A-Za-z0-9 ._:=/+@#-]*$/, 'Enter a whole name or id.')
  .optional();

const FieldsSchema = z.record(z.string(), z.unknown()).optional();

const WhoSchema = z.object({
  kind: z.enum(['local', 'token', 'session', 'bearer']).meta({
    description:
      '`local`: a person at the dashboard’s machine. `token`: whoever has the dashboard’s own token. `session`, `bearer`: somebody whom the OpenID provider knows.',
  }),
  subject: z.string().meta({ description: 'The provider’s id of the person or script.' }),
  name: z.string(),
  groups: z.array(z.string()).meta({ description: 'Those that gave a role.' }),
  address: z.string().meta({ description: 'Where the call came from; empty when not known.' }),
});

/** What the audit log has of a call, besides times. */
export const auditFields = {
  outcome: z.enum(AUDIT_OUTCOMES).meta({
    description:
      '`begun`: the change is under way, or its end is not known, because the dashboard ended or could not write it. `failed`: it was refused or went wrong, `problem` says why. `refused`: somebody had no role for it, or could not sign in.',
  }),
  operation: z.string().meta({ description: 'Its operationId, or `signIn` or `signOut`.' }),
  requestId: z.string(),
  tenant: z.string().optional().meta({ description: 'Absent for what is of no tenant.' }),
  who: WhoSchema,
  object: z
    .object({ kind: z.enum(AUDIT_KINDS), id: z.string().optional() })
    .optional()
    .meta({ description: 'What it is about. The id of what could not be created is absent.' }),
  status: z.int().optional().meta({ description: 'HTTP status of the answer.' }),
  problem: z.string().optional().meta({ description: 'The last part of the problem’s type.' }),
  asked: FieldsSchema.meta({ description: 'What was asked for, without secrets and messages.' }),
  before: FieldsSchema.meta({ description: 'What was before, where the change has read it.' }),
  after: FieldsSchema.meta({ description: 'What was answered, without secrets and messages.' }),
  leftOut: z.array(z.string()).optional().meta({
    description: 'Names of fields that were given and are not in the log.',
  }),
  shortened: z.array(z.string()).optional().meta({
    description: 'Which of `asked`, `before`, and `after` are left out because they are too long.',
  }),
  repeats: z.int().optional().meta({
    description: 'How often the same was refused before, since the last entry of it.',
  }),
};

export const AuditEntrySchema = z
  .object({
    at: TimestampSchema.meta({ description: 'When it began, ms since the epoch.' }),
    endedAt: TimestampSchema.optional(),
    ...auditFields,
  })
  .meta({ id: 'AuditEntry' });

export const AuditPageSchema = z
  .object({
    entries: z.array(AuditEntrySchema).meta({ description: 'Newest first.' }),
    cursor: z.string().optional().meta({
      description: 'Absent when the log was read back to the start of the time span.',
    }),
    searchedFrom: TimestampSchema.meta({
      description: 'How far back the log was read; there may be older entries.',
    }),
  })
  .meta({ id: 'AuditPage' });

const filters = {
  scope: z.literal('all').optional().meta({
    description: '`all`: of all tenants, and what is of none. Without it, of the call’s tenant.',
  }),
  from: TimeParamSchema.meta({
    description: 'Entries from this time on, ms since the epoch; without it, of 30 days.',
  }),
  until: TimeParamSchema.meta({ description: 'Entries before this time, ms since the epoch.' }),
  who: PlainTextSchema.meta({
    description: 'A part of the name or of the subject, in whatever case.',
  }),
  operation: PlainTextSchema.meta({ description: 'An operationId, `signIn`, or `signOut`.' }),
  kind: z.enum(AUDIT_KINDS).optional(),
  object: PlainTextSchema.meta({
    description: 'The id or the name of an object, such as a webhookId or a rule.',
  }),
  outcome: z.enum(AUDIT_OUTCOMES).optional(),
  cursor: CursorSchema,
};

export const ListAuditQuerySchema = z.object({
  ...filters,
  limit: limitSchema({ max: 100, fallback: 50 }),
});

export const ExportAuditQuerySchema = z.object({
  ...filters,
  limit: limitSchema({ max: 1_000, fallback: 1_000 }),
});

export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];
export type AuditKind = (typeof AUDIT_KINDS)[number];
export type AuditEntry = z.output<typeof AuditEntrySchema>;
export type AuditPage = z.output<typeof AuditPageSchema>;
export type AuditQuery = z.output<typeof ExportAuditQuerySchema>;
