import type { Clock } from '@momento-gateway/gateway/clock';
import { createGateway, type Gateway } from '@momento-gateway/gateway/create-gateway';
import { TIME_BUDGET } from '@momento-gateway/gateway/time-budget';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import { webhookPath } from '@momento-gateway/shared/webhook-url';
import { interleave } from '../interleave.ts';
import { type Measure, measureCpu } from '../measure.ts';
import { summarize, summarizeRatio } from '../statistics.ts';
import { createFunctionUrlEvent, createSecretValue } from '../webhook-event.ts';

const SUBJECTS = {
  '1 webhook': { registered: 1, inUse: 1 },
  '1,000 webhooks': { registered: 1_000, inUse: 1_000 },
  '100,000 webhooks, 10,000 in use': { registered: 100_000, inUse: 10_000 },
  '100,000 webhooks, all in use': { registered: 100_000, inUse: 100_000 },
} as const;
type Name = keyof typeof SUBJECTS;
const NAMES = Object.keys(SUBJECTS) as Name[];
const REFERENCE: Name = '1 webhook';

const PREFIX = 'bench';
const CALLS = 5_000;
/** Until the code is compiled and the caches are full. */
const WARM_UP_CALLS = 25_000;

/** Size of the gateway's cache. */
const CACHE_SIZE = 10_000;

/** Constant, within the noise of a machine. */
const FLAT = 1.2;

interface Sample {
  readonly cpuUs: number;
  readonly secretReads: number;
}

/** CPU time per call in the gateway alone, with few and with many webhooks. */
export const measureWebhookCount: Measure = async ({ options, report }) => {
  const { rounds } = options;
  const subjects = Object.fromEntries(
    NAMES.map((name) => [name, createSubject(SUBJECTS[name])]),
  ) as Record<Name, Subject>;
  for (const name of NAMES) await subjects[name](WARM_UP_CALLS);
  const samples = await interleave({
    subjects: NAMES,
    rounds,
    measure: (name) => subjects[name](CALLS),
    onRound: (round) => report(`webhooks: round ${round + 1} of ${rounds}`),
  });
  const cpuOf = (name: Name) => samples[name].map(({ cpuUs }) => cpuUs);
  return [
    {
      title: 'With many webhooks',
      note: `CPU time per call in the gateway alone; AWS answers immediately. ${CALLS.toLocaleString('en-US')} calls per round, to each active webhook in turn. The gateway caches 10,000 webhooks and reads others again.`,
      rounds,
      columns: [
        { name: 'CPU per call', unit: 'µs' },
        { name: 'secrets read in 100 calls', unit: 'calls' },
      ],
      rows: NAMES.map((name) => ({
        name,
        figures: [
          summarize(cpuOf(name)),
          summarize(samples[name].map(({ secretReads }) => (secretReads * 100) / CALLS)),
        ],
      })),
      findings: NAMES.filter((name) => name !== REFERENCE).map((name) => ({
        name: `${name} ÷ ${REFERENCE}, CPU per call`,
        value: summarizeRatio(cpuOf(name), cpuOf(REFERENCE)),
        unit: '×',
        ...(SUBJECTS[name].inUse <= CACHE_SIZE && { atMost: FLAT }),
      })),
    },
  ];
};

type Subject = (calls: number) => Promise<Sample>;

/** A gateway that is called for each active webhook in turn. */
function createSubject({ registered, inUse }: (typeof SUBJECTS)[Name]): Subject {
  const secrets = new Set(Array.from({ length: registered }, (_, n) => nameSecret(n)));
  const now = Date.now();
  const clock: Clock = {
    now: () => now,
    monotonic: () => 0,
    sleep: async () => {},
    startTimer: () => () => {},
  };
  const secret = createSecretValue();
  let secretReads = 0;
  const gateway = createGateway({
    config: {
      busName: 'default',
      parkedQueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/parked',
      heldQueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/held',
      secretPrefix: PREFIX,
      webhookCacheTtlMs: 3_600_000,
    },
    ports: {
      readSecret: async (name) => {
        secretReads += 1;
        return secrets.has(name) ? { kind: 'found', value: secret } : { kind: 'missing' };
      },
      putEntry: async () => ({ kind: 'taken', eventId: 'e' }),
      sendMessage: async () => ({ kind: 'sent' }),
    },
    clock,
    random: () => 0.5,
    timeBudget: TIME_BUDGET,
    writeLine: () => {},
  });
  const event: Parameters<Gateway>[0] = JSON.parse(createFunctionUrlEvent(now));
  let at = 0;
  return async (calls) => {
    const readsBefore = secretReads;
    const cpuUs = await measureCpu(async () => {
      // A prime step, so that each is called once before one repeats.
      at = (at + 7_919) % inUse;
      const rawPath = webhookPath(idOf(at));
      const { statusCode } = await gateway({ ...event, rawPath });
      if (statusCode !== 200) throw new Error(`The gateway answered ${statusCode}.`);
    }, calls);
    return { cpuUs, secretReads: secretReads - readsBefore };
  };
}

function nameSecret(n: number): string {
  return webhookSecretName(PREFIX, idOf(n));
}

function idOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}
