import { STACK_NAME_FORM } from '@momento-gateway/shared/stack-settings';
import { isWebhookId } from '@momento-gateway/shared/webhook-id';
import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import { readArgs } from '../read-args.ts';

export const USAGE = `npm run send -- --webhook <webhookId> [options]

Acts as Momento: posts signed messages to a webhook and prints the answers.

  --webhook <id>   the webhook's id, as the dashboard shows it
  --text <text>    the message (default: a small JSON object)
  --count <n>      how many (default 1)
  --rate <n>       how many per second (default: one after the other)
  --stale          with a publish timestamp five minutes old, which must be rejected
  --forge          signed with the wrong secret, which must be rejected
  --url <url>      the webhook's URL or the Function URL (default: the gateway on this machine)
  --stack <name>   with --url: the gateway's stack on AWS, which is the first part of its secrets' names

The signing secret is read from Secrets Manager: of local AWS, of the AWS at AWS_ENDPOINT_URL, or,
if --url is not on this machine, of AWS with your credentials. If MOMENTO_SIGNING_SECRET is set,
it is used instead.`;

export interface SendOptions {
  readonly webhookId: string;
  /** Undefined: SECRET_PREFIX names the secrets. */
  readonly stack: string | undefined;
  readonly url: string;
  readonly text: string;
  readonly count: number;
  /** Calls per second; undefined: each one after the answer to the previous one. */
  readonly rate: number | undefined;
  readonly stale: boolean;
  readonly forge: boolean;
}

/** @throws Error that names the wrong option and what it takes. */
export function readOptions(args: readonly string[], gatewayPort: string): SendOptions {
  const values = readArgs(args, {
    webhook: { type: 'string' },
    stack: { type: 'string' },
    text: { type: 'string', default: '{"hello":"from npm run send"}' },
    count: { type: 'string', default: '1' },
    rate: { type: 'string' },
    stale: { type: 'boolean', default: false },
    forge: { type: 'boolean', default: false },
    url: { type: 'string', default: `http://127.0.0.1:${gatewayPort}/` },
  });
  const webhookId = values.webhook ?? '';
  if (!isWebhookId(webhookId)) throw new Error('--webhook takes a webhook id, which is a UUID.');
  if (!URL.canParse(values.url)) throw new Error('--url takes a URL, such as https://….on.aws/.');
  if (values.stack !== undefined && !STACK_NAME_FORM.form.test(values.stack)) {
    throw new Error(`--stack takes a name of ${STACK_NAME_FORM.takes}, not "${values.stack}".`);
  }
  return {
    webhookId,
    stack: values.stack,
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
