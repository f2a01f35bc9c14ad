import { parseArgs } from 'node:util';
import { CACHE, SIGNING_SECRET, TOPIC, WEBHOOK_ID } from './webhook-event.ts';

export const USAGE = `npm run bench -- [options]

Compares the gateway with an empty handler, a bare exchange and the same handler on the AWS SDK.
Goals are ratios within the same run. Prints Markdown.

  --only <names>     measures, separated by commas (default: all)
  --rounds <n>       interleaved rounds (default 20)
  --calls <n>        calls per round to a warm process (default 5000)
  --memory <MB>      share: the memory that decides the share (default 512,128,1024,1769)
  --rtt <ms>         share: also measures the first of them with these round-trip times to AWS,
                     such as 1,5,20
  --json <file>      also writes the results as JSON; - prints JSON instead of tables
  --install-ric      first installs AWS's runtime client, aws-lambda-ric, into node_modules/.cache,
                     which compiles for about a minute; without it the project's own is used
  --against <what>   compares another handler: a command or the URL of a webhook

A command gets AWS_LAMBDA_RUNTIME_API and the gateway's variables, and must use the Lambda runtime
API; its cold start, warm calls and memory are measured. A URL gets posts and is compared with the
gateway behind this machine's Function URL. Both must answer calls of this webhook with 2xx:

  path               /webhooks/${WEBHOOK_ID}, in WEBHOOK_PATH
  cache, topic       ${CACHE}, ${TOPIC}
  signing secret     ${SIGNING_SECRET}, in MOMENTO_SIGNING_SECRET
                     (with a URL, set that variable to the secret that it expects)

The AWS at AWS_ENDPOINT_URL answers GetSecretValue for any name other than the gateway's with the
plain signing secret, and accepts PutEvents and SendMessage.`;

export interface BenchOptions {
  /** Names of measures; undefined for all. */
  readonly only: readonly string[] | undefined;
  /** Where to write the results as JSON: a file, or `-` for standard output. */
  readonly json: string | undefined;
  readonly rounds: number;
  /** Calls per round to a warm process. */
  readonly calls: number;
  /** Another handler to compare: a command or the URL of a webhook. */
  readonly against: string | undefined;
  /** Of the function, MB. */
  readonly memories: readonly number[];
  /** Round-trip times to AWS to measure with as well, ms. */
  readonly roundTripsMs: readonly number[];
  readonly help: boolean;
}

/** Whether the other handler is a command, not a URL. */
export function isCommand(against: string | undefined): against is string {
  return against !== undefined && !/^https?:\/\//.test(against);
}

/** Fewer rounds are not conclusive. */
const DEFAULT_ROUNDS = 20;
const DEFAULT_CALLS = 5_000;
/** That of the stack, and others to compare. */
const DEFAULT_MEMORIES = '512,128,1024,1769';

/** @throws Error that names the wrong option and what it takes. */
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
      memory: { type: 'string', default: DEFAULT_MEMORIES },
      rtt: { type: 'string', default: '' },
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
    memories: values.memory.split(',').map((megabytes) => readCount('--memory', megabytes)),
    roundTripsMs: values.rtt
      .split(',')
      .filter(Boolean)
      .map((ms) => readCount('--rtt', ms)),
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
