import { parseArgs } from 'node:util';
import { CACHE, SIGNING_SECRET, TOPIC, WEBHOOK_ID } from './webhook-event.ts';

export const USAGE = `npm run bench -- [options]

Measures the gateway beside an empty handler, a bare exchange and the same handler on the AWS SDK.
Every figure is a ratio within the same run; what is printed is Markdown.

  --only <names>     some of the measures, separated by commas (default: all)
  --rounds <n>       interleaved rounds (default 20)
  --calls <n>        calls of a process in a round, where it is to be warm (default 5000)
  --json <file>      the results as JSON as well; - prints them instead of the tables
  --install-ric      installs AWS's own runtime client first, aws-lambda-ric: it compiles for about
                     a minute, into node_modules/.cache; without it the project's own is used
  --against <what>   puts another handler beside ours, a command or the URL of a webhook

A command is started with AWS_LAMBDA_RUNTIME_API and the gateway's variables, and must speak the
Lambda runtime API; it is measured cold, warm and for its memory. A URL is posted to, beside ours
behind this machine's Function URL. Either has to answer calls of this webhook with 2xx:

  path               /webhooks/${WEBHOOK_ID}, in WEBHOOK_PATH
  cache, topic       ${CACHE}, ${TOPIC}
  signing secret     ${SIGNING_SECRET}, in MOMENTO_SIGNING_SECRET
                     (with a URL, set that variable to what the other one expects)

The AWS at AWS_ENDPOINT_URL answers GetSecretValue for any name other than the gateway's with the
signing secret as it is, and takes PutEvents and SendMessage.`;

export interface BenchOptions {
  /** Names of measures; undefined: all. */
  readonly only: readonly string[] | undefined;
  /** Where the results go as JSON: a file, `-` for standard output; undefined: nowhere. */
  readonly json: string | undefined;
  readonly rounds: number;
  /** Calls a round after which a process counts as warm. */
  readonly calls: number;
  /** Another handler to put beside ours: a command, or the URL of a webhook. */
  readonly against: string | undefined;
  readonly help: boolean;
}

/** Whether another handler is started by us, and not somewhere behind a URL. */
export function isCommand(against: string | undefined): against is string {
  return against !== undefined && !/^https?:\/\//.test(against);
}

/** Fewer interleaved rounds say little. */
const DEFAULT_ROUNDS = 20;
const DEFAULT_CALLS = 5_000;

/** @throws Error that says what to write instead. */
export function readOptions(
  args: readonly string[],
  measureNames: readonly string[],
): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true },
      json: { type: 'string' },
      rounds: { type: 'string', default: String(DEFAULT_ROUNDS) },
      calls: { type: 'string', default: String(DEFAULT_CALLS) },
      against: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const only = values.only?.flatMap((names) => names.split(',')).map((name) => name.trim());
  const unknown = only?.find((name) => !measureNames.includes(name));
  if (unknown !== undefined) {
    throw new Error(`--only takes some of ${measureNames.join(', ')}, not "${unknown}".`);
  }
  return {
    only,
    json: values.json,
    rounds: readCount('--rounds', values.rounds),
    calls: readCount('--calls', values.calls),
    against: values.against,
    help: values.help,
  };
}

function readCount(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new Error(`${name} takes a whole number above 0, not "${text}".`);
  }
  return value;
}
