import { MomentoKeySchema } from '../momento/momento.ts';
import { TimestampSchema } from '../paging.ts';
import { PermissionSchema } from '../rules/permission.ts';
import { WebhookIdSchema } from '../webhooks/webhook.ts';
import * as z from '../zod.ts';

/** What decided what happened to an event. */
export const EXPLAINED_CAUSES = [
  ...['not-found', 'never-arrived', 'refused', 'webhook-disabled', 'unavailable'],
  ...['held', 'was-held'],
  ...['parked', 'lost', 'bus-missing'],
  ...['replayed', 'duplicate'],
  ...['message-needed', 'rules-unknown', 'no-rule', 'no-match', 'rule-disabled', 'no-target'],
  ...['target-refuses', 'target-missing', 'target-elsewhere', 'target-failed', 'target-unknown'],
  'delivered',
] as const;

const ID_MAX_LENGTH = 128;

/** An id of a call, of EventBridge, or of SQS. Nothing in it has a meaning in a filter pattern. */
const IdSchema = z
  .string()
  .trim()
  .min(1)
  .max(ID_MAX_LENGTH)
  .regex(/^[A-Za-z0-9._:=/+-]*$/, 'Enter a whole id.');

const TIME_MAX = 8.64e15;

const NumberSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const TimeSchema = z.number().int().min(0).max(TIME_MAX);

const IDS = {
  requestId: IdSchema.optional().meta({ description: 'The gateway’s request id of a call.' }),
  eventId: IdSchema.optional().meta({ description: 'EventBridge’s id of an event.' }),
  failureId: IdSchema.optional().meta({ description: 'The id of a failure.' }),
  webhookId: WebhookIdSchema.optional().meta({
    description: 'A webhook; give `sequenceNumber` or `at` as well.',
  }),
};

const NUMBER = {
  description: 'Momento’s number of a message. Numbers restart: the newest call with it is meant.',
};
const TIME = {
  description: 'About when it came, ms since the epoch: the nearest call of the webhook is meant.',
};

const SELECTORS = ['requestId', 'eventId', 'failureId', 'webhookId'] as const;

type Field = keyof typeof IDS | 'sequenceNumber' | 'at' | 'message';
type Given = Readonly<Partial<Record<Field, unknown>>>;

/** One way to say which event is meant; with the message, none is needed. */
function checkSubject(given: Given, context: z.RefinementCtx): void {
  const selectors = SELECTORS.filter((name) => given[name] !== undefined);
  const refuse = (location: string, message: string) =>
    context.addIssue({ code: 'custom', path: [location], message });
  if (selectors.length === 0 && given.message === undefined) {
    refuse('requestId', 'Give a request id, an event id, a failure’s id, or a webhook.');
  } else if (selectors.length > 1) {
    refuse(selectors[1] ?? '', `Give only one of ${SELECTORS.join(', ')}.`);
  }
  const { webhookId, sequenceNumber, at, message } = given;
  if (webhookId !== undefined && (sequenceNumber ?? at ?? message) === undefined) {
    refuse('sequenceNumber', 'Give a sequence number or a time besides the webhook.');
  } else if (webhookId === undefined && (sequenceNumber ?? at) !== undefined) {
    refuse('webhookId', 'Give the webhook that the number or the time is of.');
  }
}

export const ExplainQuerySchema = z
  .object({
    ...IDS,
    sequenceNumber: z.coerce.number().pipe(NumberSchema).optional().meta(NUMBER),
    at: z.coerce.number().pipe(TimeSchema).optional().meta(TIME),
  })
  .superRefine(checkSubject);

export const ExplainMessageSchema = z
  .strictObject({
    ...IDS,
    sequenceNumber: NumberSchema.optional().meta(NUMBER),
    at: TimeSchema.optional().meta(TIME),
    message: z.record(z.string(), z.unknown()).optional().meta({
      description:
        'What Momento posted, or the event as EventBridge has it. It is not stored and not logged.',
    }),
    ...MomentoKeySchema.partial().shape,
  })
  .superRefine(checkSubject)
  .meta({ id: 'ExplainMessage' });

const SCREENS = ['webhook', 'rule', 'create-rule', 'failure', 'held-call', 'settings'] as const;

const NextStepSchema = z
  .object({
    text: z.string().meta({ description: 'What to do.' }),
    screen: z.enum(SCREENS).optional().meta({ description: 'The screen that does it.' }),
    id: z.string().optional().meta({
      description: 'Which one: a webhook’s id, a rule’s name, or a failure’s or held call’s id.',
    }),
    tab: z.enum(['activity', 'gaps', 'rules', 'settings']).optional(),
  })
  .meta({ id: 'NextStep' });

const FactSchema = z.object({ name: z.string(), value: z.string() }).meta({ id: 'Fact' });

/** `stopped`: the event ended here. `not-reached`: it ended before. */
const HopStateSchema = z.enum(['passed', 'stopped', 'unknown', 'not-reached']);

const HopSchema = z
  .object({
    hop: z.enum(['arrival', 'checks', 'bus', 'rules', 'targets', 'consumer']),
    state: HopStateSchema,
    sentence: z.string(),
    facts: z.array(FactSchema).meta({ description: 'How it is known.' }),
    nextSteps: z.array(NextStepSchema),
  })
  .meta({ id: 'Hop' });

const RuleFitSchema = z
  .object({
    rule: z.string(),
    enabled: z.boolean(),
    result: z.enum(['matches', 'misses', 'depends']).meta({
      description: '`depends`: on the message, or on what EventBridge was not asked.',
    }),
    by: z.enum(['event-bridge', 'dashboard']).meta({ description: 'Who says so.' }),
    sentence: z.string(),
    path: z.string().optional().meta({ description: 'The first field that does not match.' }),
    expected: z.unknown().optional(),
    actual: z.unknown().optional().meta({
      description: 'Absent when the event lacks it; the beginning of its JSON when it is long.',
    }),
  })
  .meta({ id: 'RuleFit' });

const TargetFitSchema = z
  .object({
    rule: z.string(),
    arn: z.string(),
    state: z.enum(['open', 'refuses', 'missing', 'elsewhere', 'failed', 'unknown']).meta({
      description:
        '`open`: nothing is known that keeps the event from it. `failed`: it has a dead letter of this event.',
    }),
    sentence: z.string(),
    permission: PermissionSchema,
    failureIds: z.array(z.string()).meta({ description: 'Dead letters of this event for it.' }),
    nextSteps: z.array(NextStepSchema),
  })
  .meta({ id: 'TargetFit' });

export const ExplanationSchema = z
  .object({
    verdict: z.object({
      cause: z.enum(EXPLAINED_CAUSES),
      sentence: z.string().meta({ description: 'What happened, in one sentence.' }),
    }),
    event: z.object({
      webhookId: z.string().optional(),
      webhookName: z.string().optional(),
      cache: z.string().optional(),
      topic: z.string().optional(),
      sequenceNumber: z.number().optional(),
      requestId: z.string().optional(),
      eventId: z.string().optional(),
      receivedAt: TimestampSchema.optional(),
      hasMessage: z.boolean().meta({ description: 'Whether the message itself was looked at.' }),
    }),
    hops: z.array(HopSchema).meta({ description: 'In the order of the event’s path.' }),
    rules: z.array(RuleFitSchema).meta({
      description: 'The rules that match, then the nearest that do not. At most 20.',
    }),
    otherRuleCount: z.int().meta({ description: 'Rules of the bus that are not shown.' }),
    targets: z.array(TargetFitSchema).meta({ description: 'Of the rules that match.' }),
    unknowns: z.array(z.string()).meta({ description: 'What cannot be known.' }),
    asksMessage: z.boolean().meta({ description: 'Whether the message would tell more.' }),
  })
  .meta({ id: 'Explanation' });

export type ExplainedCause = (typeof EXPLAINED_CAUSES)[number];
export type Explanation = z.output<typeof ExplanationSchema>;
export type Hop = Explanation['hops'][number];
export type NextStep = z.output<typeof NextStepSchema>;
export type RuleFit = Explanation['rules'][number];
export type TargetFit = Explanation['targets'][number];
export type ExplainInput = z.output<typeof ExplainMessageSchema>;
