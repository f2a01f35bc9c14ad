import { isWebhookId } from '@momento-gateway/shared/webhook-id';
import {
  readOptionalStack,
  STACK_OPTIONS,
  STACK_OPTIONS_USAGE,
  type StackOptions,
} from '../aws/stack-options.ts';
import { readArgs } from '../read-args.ts';

export const USAGE = `npm run send -- --webhook <webhookId> [options]

Acts as Momento: posts signed messages to a webhook and prints the answers.

  --webhook <id>   the webhook's id, as the dashboard shows it
  --text <text>    the message (default: a small JSON object)
  --count <n>      how many (default 1)
  --rate <n>       how many per second (default: one after the other)
  --stale          with a publish timestamp five minutes old, which must be rejected
  --forge          signed with the wrong secret, which must be rejected
  --stack <name>   the gateway's stack on AWS; without it, the product that npm start runs
${STACK_OPTIONS_USAGE}
  --url <url>      another address of the gateway, or the webhook's URL

The webhook is read from Secrets Manager: with --stack, or with a --url that is not on this machine,
of AWS with your credentials, otherwise of local AWS or of the AWS at AWS_ENDPOINT_URL. If
MOMENTO_SIGNING_SECRET is set, it is used in place of the webhook's signing secret.`;

export interface SendOptions {
  readonly webhookId: string;
  /** Undefined: SECRET_PREFIX names the secrets. */
  readonly stack: StackOptions | undefined;
  /** Undefined: the address of the stack, or of the gateway on this machine. */
  readonly url: string | undefined;
  readonly text: string;
  readonly count: number;
  /** Calls per second; undefined: each one after the answer to the previous one. */
  readonly rate: number | undefined;
  readonly stale: boolean;
  readonly forge: boolean;
}

/** @throws Error that names the wrong option and what it takes. */
export function readOptions(args: readonly string[]): SendOptions {
  const values = readArgs(args, {
    ...STACK_OPTIONS,
    webhook: { type: 'string' },
    text: { type: 'string', default: '{"hello":"from npm run send"}' },
    count: { type: 'string', default: '1' },
    rate: { type: 'string' },
    stale: { type: 'boolean', default: false },
    forge: { type: 'boolean', default: false },
    url: { type: 'string' },
  });
  const webhookId = values.webhook ?? '';
  const { url } = values;
  if (!isWebhookId(webhookId)) throw new Error('--webhook takes a webhook id, which is a UUID.');
  if (url !== undefined && !URL.canParse(url)) {
    throw new Error('--url takes a URL, such as https://….on.aws/.');
  }
  return {
    webhookId,
    stack: readOptionalStack(values),
    url,
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
