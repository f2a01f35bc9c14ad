import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import { withMomento } from '../momento/momento-client.ts';
import { describeRefusal } from '../refusals/describe-refusal.ts';
import { isRefusal } from '../refusals/refusal.ts';
import type { StoredWebhook } from '../webhooks/stored-webhook.ts';
import type { ExplainContext } from './explain-context.ts';
import type { Subject } from './find-subject.ts';

interface AtMomento {
  readonly fact: string;
  /** The reason for which nothing comes, as the end of a sentence. */
  readonly because?: string;
}

/** What Momento posts where, when an API key is given: it is used for this call only. */
export async function checkAtMomento(
  context: ExplainContext,
  { asked: { apiKey, endpoint } }: Subject,
  { cache, topic, webhookId }: StoredWebhook,
): Promise<AtMomento | undefined> {
  if (apiKey === undefined) return undefined;
  const key = { apiKey, ...(endpoint !== undefined && { endpoint }) };
  const found = await withMomento(context, key, (momento) => momento.list(cache));
  if (isRefusal(found)) return { fact: describeRefusal(found).detail };
  const ofTopic = found.filter((one) => one.topic === topic);
  const { functionUrl } = context.config;
  const own = functionUrl && webhookUrl(functionUrl, webhookId);
  if (ofTopic.some(({ url }) => url === own)) return { fact: 'It posts this topic to this URL.' };
  return ofTopic.length === 0
    ? {
        fact: `It has no webhook for the topic ${topic} of the cache ${cache}.`,
        because: ': Momento has no webhook for its topic',
      }
    : {
        fact: `It posts this topic to ${ofTopic.map(({ url }) => hostAndEnd(url)).join(', ')}.`,
        because: ': Momento posts its topic to another URL',
      };
}

/** A webhook of Momento may belong to others: its whole URL is not shown. */
function hostAndEnd(url: string): string {
  const { host, pathname } = URL.parse(url) ?? { host: '', pathname: url };
  return `${host}…${pathname.slice(-6)}`;
}
