import {
  DeleteResultsSchema,
  FailureChoiceSchema,
  FailurePageSchema,
  FailureParamsSchema,
  FailureWithEventSchema,
  ListFailuresQuerySchema,
} from '../failures/failure.ts';
import { StartedRedriveSchema } from '../failures/redrive.ts';
import type { Operation } from '../operation.ts';
import { WebhookIdSchema } from '../webhooks/webhook.ts';
import * as z from '../zod.ts';
import {
  CheckSigningSecretSchema,
  HeldCallsCheckSchema,
  VerifyHeldCallsSchema,
} from './held-call.ts';

const tag = 'Held calls';

export const listHeldCalls = {
  method: 'GET',
  path: '/api/held-calls',
  tag,
  role: 'viewer',
  summary:
    'List calls that may be events and could not be verified when they came, without their bodies: their signature matches no stored signing secret, or no secret could be read. Looking changes nothing.',
  query: ListFailuresQuerySchema,
  answer: { status: 200, schema: FailurePageSchema },
  problems: [400],
} as const satisfies Operation;

export const readHeldCall = {
  method: 'GET',
  path: '/api/held-calls/{failureId}',
  tag,
  role: 'operator',
  summary: 'Read one held call with its body, which nobody has verified.',
  params: FailureParamsSchema,
  answer: { status: 200, schema: FailureWithEventSchema },
  problems: [404, 409],
} as const satisfies Operation;

export const verifyHeldCalls = {
  method: 'POST',
  path: '/api/held-calls/verify',
  tag,
  role: 'operator',
  summary:
    'Verify held calls with the signing secrets that are stored now, and publish those that are authentic, the oldest first. Runs on the server: follow it as a redrive. What does not verify stays.',
  body: VerifyHeldCallsSchema,
  answer: { status: 202, schema: StartedRedriveSchema },
  problems: [400, 413, 415],
} as const satisfies Operation;

export const discardHeldCalls = {
  method: 'POST',
  path: '/api/held-calls/discard',
  tag,
  role: 'operator',
  summary: 'Discard held calls for good.',
  body: FailureChoiceSchema,
  answer: { status: 200, schema: DeleteResultsSchema },
  problems: [400, 413, 415],
} as const satisfies Operation;

export const checkSigningSecret = {
  method: 'POST',
  path: '/api/webhooks/{webhookId}/secret/check',
  tag,
  role: 'admin',
  summary:
    'Count the held calls that a signing secret would verify and publish, before it is stored. Nothing is stored or published.',
  params: z.object({ webhookId: WebhookIdSchema }),
  body: CheckSigningSecretSchema,
  answer: { status: 200, schema: HeldCallsCheckSchema },
  problems: [400, 404, 409, 413, 415],
} as const satisfies Operation;
