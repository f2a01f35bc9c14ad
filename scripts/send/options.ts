import { parseArgs } from 'node:util';
import { isWebhookId } from '@momento-gateway/shared/webhook-id';
import { webhookUrl } from '@momento-gateway/shared/webhook-url';

export const USAGE = `npm run send -- --webhook <webhookId> [options]

Plays Momento: posts signed messages to a webhook and prints what was answered.

  --webhook <id>   the webhook's id, as the dashboard shows it
  --text <text>    the message (default: a small JSON text)
  --count <n>      how many (default 1)
  --rate <n>       how many a second (default: one after the other)
  --stale          publish timestamp five minutes old: must be rejected
  --forge          signed with another secret: must be rejected
  --url <url>      the webhook's URL, or the Function URL (default: this machine's gateway)

The signing secret comes from Secrets Manager: local AWS, or the AWS that AWS_ENDPOINT_URL, or
--url with your own credentials, names. MOMENTO_SIGNING_SECRET, when set, is used instead.`;

export interface SendOptions {
  readonly webhookId: string;
  readonly url: string;
  readonly text: string;
  readonly count: number;
  /** Calls a second; undefined: each after the answer to the one before. */
  readonly rate: number | undefined;
  readonly stale: boolean;
  readonly forge: boolean;
}

/** @throws Error that says what to write instead. */
export function readOptions(args: readonly string[], gatewayPort: string): SendOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      webhook: { type: 'string' },
      text: { type: 'string', default: '{"hello":"from npm run send"}' },
      count: { type: 'string', default: '1' },
      rate: { type: 'string' },
      stale: { type: 'boolean', default: false },
      forge: { type: 'boolean', default: false },
      url: { type: 'string', default: `http://127.0.0.1:${gatewayPort}/` },
    },
  });
  const webhookId = values.webhook ?? '';
  if (!isWebhookId(webhookId)) throw new Error('--webhook takes the id of a webhook, a UUID.');
  if (!URL.canParse(values.url)) throw new Error('--url takes a URL, such as https://….on.aws/.');
  return {
    webhookId,
    url: values.url.includes(`/${webhookId}`) ? values.url : webhookUrl(values.url, webhookId),
    text: values.text,
    count: readNumber('--count', values.count, Number.isSafeInteger),
    rate:
      values.rate === undefined ? undefined : readNumber('--rate', values.rate, Number.isFinite),
    stale: values.stale,
    forge: values.forge,
  };
}

function readNumber(name: string, text: string, accepts: (value: number) => boolean): number {
  const value = Number(text);
  if (text.trim() === '' || !accepts(value) || value <= 0) {
    throw new Error(`${name} takes a number above 0, not "${text}".`);
  }
  return value;
}
