import { createHmac, createSecretKey, randomUUID } from 'node:crypto';
import { systemClock } from '@momento-gateway/gateway/clock';
import { createGateway } from '@momento-gateway/gateway/create-gateway';
import { TIME_BUDGET } from '@momento-gateway/gateway/time-budget';
import { SIGNATURE_HASH } from '@momento-gateway/shared/momento-signature';
import { interleave } from '../interleave.ts';
import { type BenchContext, measureCpu } from '../measure.ts';
import { requireSuccess } from '../require-success.ts';
import type { ResultTable } from '../result-table.ts';
import { summarize, summarizeRatio } from '../statistics.ts';
import {
  createBody,
  createFunctionUrlEvent,
  createSecretValue,
  SIGNING_SECRET,
} from '../webhook-event.ts';

const HMAC = 'HMAC-SHA3-256 alone';
const HMAC_OF_TEXT = 'the same, keyed with text';
const PLAIN = 'gateway';
const PARSING = 'gateway, parsing the text';

/** CPU time of the gateway with an in-process AWS, compared with its one unavoidable cost. */
export async function measureLogic({ options, report }: BenchContext): Promise<ResultTable[]> {
  const key = createSecretKey(SIGNING_SECRET, 'utf8');
  const body = Buffer.from(createBody(Date.now()));
  const context = { awsRequestId: randomUUID() };
  const plain = createIsolatedGateway(false);
  const parsing = createIsolatedGateway(true);
  const work = {
    [HMAC]: () => createHmac(SIGNATURE_HASH, key).update(body).digest(),
    [HMAC_OF_TEXT]: () => createHmac(SIGNATURE_HASH, SIGNING_SECRET).update(body).digest(),
    [PLAIN]: (event: FunctionUrlEvent) => plain(event, context),
    [PARSING]: (event: FunctionUrlEvent) => parsing(event, context),
  };
  const subjects = [HMAC, HMAC_OF_TEXT, PLAIN, PARSING] as const;
  for (const name of [PLAIN, PARSING] as const) {
    requireSuccess('gateway', JSON.stringify(await work[name](createEvent())));
  }
  const measure = (subject: (typeof subjects)[number]) => {
    const event = createEvent();
    return measureCpu(() => work[subject](event), options.calls);
  };
  const samples = await interleave({
    subjects,
    rounds: options.rounds,
    measure,
    onRound: (round) => report(`logic: round ${round + 1}`),
  });
  const compare = (name: (typeof subjects)[number], atMost?: number) => ({
    name: `${name} ÷ ${HMAC}`,
    value: summarizeRatio(samples[name], samples[HMAC]),
    unit: '×' as const,
    ...(atMost !== undefined && { atMost }),
  });
  return [
    {
      title: 'Logic without network',
      note: 'CPU time per call with a body of 1,000 bytes, including its log line, which is not written; AWS answers immediately, in the same process.',
      rounds: options.rounds,
      columns: [{ name: 'CPU of a call', unit: 'µs' }],
      rows: subjects.map((name) => ({ name, figures: [summarize(samples[name])] })),
      findings: [compare(PLAIN, 2), compare(PARSING), compare(HMAC_OF_TEXT)],
    },
  ];
}

type FunctionUrlEvent = Parameters<ReturnType<typeof createGateway>>[0];

function createEvent(): FunctionUrlEvent {
  return JSON.parse(createFunctionUrlEvent(Date.now()));
}

function createIsolatedGateway(parseText: boolean) {
  const value = createSecretValue(parseText);
  return createGateway({
    config: {
      busName: 'default',
      parkedQueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/parked',
      heldQueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/held',
      secretPrefix: 'momento-gateway',
      webhookCacheTtlMs: 300_000,
    },
    ports: {
      readSecret: () => Promise.resolve({ kind: 'found', value }),
      putEntry: () => Promise.resolve({ kind: 'taken', eventId: 'e' }),
      sendMessage: () => Promise.resolve({ kind: 'sent' }),
    },
    clock: systemClock,
    random: Math.random,
    timeBudget: TIME_BUDGET,
    writeLine: () => {},
  });
}
