import type { SQSClient } from '@aws-sdk/client-sqs';
import { takeAll } from '../many-dashboards/take-all.ts';
import type { Tally } from '../many-dashboards/tally.ts';
import { sign, writeBody } from '../momento.ts';
import type { SendPost } from '../post.ts';
import { type Random, shuffle } from '../random.ts';
import type { Tenant } from '../tenants.ts';
import { countGaps, type NumberedMessage, PLAN_MS } from './plan-numbers.ts';

/** A webhook whose messages have numbers, some of which never arrive. */
export interface NumberedWebhook {
  readonly tenant: Tenant;
  readonly webhookId: string;
  readonly messages: readonly NumberedMessage[];
  /** The post of each message. */
  readonly postOf: (message: NumberedMessage) => Post;
}

interface Post {
  readonly url: string;
  readonly body: string;
  readonly signature: string;
}

const TOPIC = { cache: 'numbered', topic: 'messages' };
/** The newest is published so long before it is sent. */
const AGE_MIN_MS = 1_000;
const AT_ONCE = 4;

/** The same cache and topic in each tenant: what one lacks must not be told of another. */
export async function registerNumbered(
  tenant: Tenant,
  messages: readonly NumberedMessage[],
): Promise<NumberedWebhook> {
  const signingSecret = crypto.randomUUID();
  const { webhookId, url } = await tenant.callDashboard<{ webhookId: string; url: string }>(
    'POST',
    '/webhooks',
    { name: 'Numbered', ...TOPIC, signingSecret },
  );
  const startedAt = Date.now() - PLAN_MS - AGE_MIN_MS;
  const postOf = ({ number, publishedAfterMs }: NumberedMessage): Post => {
    const publishTimestamp = startedAt + publishedAfterMs;
    const text = `number ${number} of ${tenant.name}`;
    const body = writeBody({ ...TOPIC, text, publishTimestamp, sequenceNumber: number });
    return { url, body, signature: sign(body, signingSecret) };
  };
  return { tenant, webhookId, messages, postOf };
}

/** Sends what arrives in time, in a random order, and takes it from the queue behind the bus. */
export async function sendInTime(
  { messages, postOf, tenant }: NumberedWebhook,
  { send, sqs, random, tally }: { send: SendPost; sqs: SQSClient; random: Random; tally: Tally },
): Promise<void> {
  const posts = messages.flatMap((message) => {
    if (message.fate === 'arrives') return [postOf(message)];
    return message.fate === 'arrives twice' ? [postOf(message), postOf(message)] : [];
  });
  await sendAll(shuffle(random, posts), { send, tally, expected: 200 });
  const events = await takeAll(sqs, tenant.auditQueueUrl, posts.length);
  const own = events.filter((event) => event.includes(` of ${tenant.name}"`));
  if (own.length !== posts.length || events.length !== posts.length) {
    const evidence = `${events.length} events, ${own.length} of ${tenant.name}, ${posts.length} posts`;
    tally.addViolation('not every numbered post is on the bus of its tenant once', evidence);
  }
}

/** Sends what arrives too late; the gateway refuses it. */
export async function sendLate(
  { messages, postOf }: NumberedWebhook,
  { send, tally }: { send: SendPost; tally: Tally },
): Promise<void> {
  const late = messages.filter(({ fate }) => fate === 'late').map(postOf);
  await sendAll(late, { send, tally, expected: 403 });
}

async function sendAll(
  posts: readonly Post[],
  { send, tally, expected }: { send: SendPost; tally: Tally; expected: number },
): Promise<void> {
  for (let first = 0; first < posts.length; first += AT_ONCE) {
    const answers = await Promise.all(
      posts
        .slice(first, first + AT_ONCE)
        .map(({ url, body, signature }) => send(url, body, signature)),
    );
    for (const answer of answers) {
      if (answer === expected) continue;
      tally.addViolation('a numbered post got another answer', `${answer} for ${expected}`);
    }
  }
}

/** As the dashboard answers. */
interface Answered {
  readonly seenCount: number;
  readonly missingCount: number;
  readonly refusedCount: number;
  readonly duplicateCount: number;
  readonly restartCount: number;
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

/** @returns whether the meter has counted every call that was sent. */
export async function isCounted({ tenant, webhookId, messages }: NumberedWebhook) {
  const { seenCount } = await tenant.callDashboard<Answered>('GET', `/webhooks/${webhookId}/gaps`);
  return seenCount >= countGaps(messages).seenCount;
}

/** Compares what the meter says with what was lost. */
export async function judgeGaps(webhook: NumberedWebhook, tally: Tally): Promise<void> {
  const { tenant, webhookId, messages } = webhook;
  const answered = await tenant.callDashboard<Answered>('GET', `/webhooks/${webhookId}/gaps`);
  const { missing, ...known } = countGaps(messages);
  for (const [name, expected] of Object.entries(known)) {
    const said = answered[name as keyof typeof known];
    if (said === expected) continue;
    const evidence = `tenant ${tenant.name}: ${said} for ${expected}`;
    tally.addViolation(`the gap meter says another ${name}`, evidence);
  }
  const said = answered.gaps
    .toReversed()
    .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
  if (`${said}` !== `${missing}`) {
    const evidence = `tenant ${tenant.name}: ${said} for ${missing}`;
    tally.addViolation('the gap meter names other messages', evidence);
  }
  tally.count('messages that never arrived, each named', known.missingCount);
  tally.count('messages that arrived', known.seenCount - known.duplicateCount);
  tally.count('messages that arrived twice', known.duplicateCount);
  tally.count('messages that arrived too late and were refused', known.refusedCount);
  tally.count('numberings that began again', known.restartCount);
}
