import { systemClock } from '@momento-gateway/gateway/clock';
import { createGateway, type Gateway } from '@momento-gateway/gateway/create-gateway';
import { TIME_BUDGET } from '@momento-gateway/gateway/time-budget';
import { tenantBusName } from '@momento-gateway/shared/tenant';
import { interleave } from '../interleave.ts';
import { type Measure, measureCpu } from '../measure.ts';
import { requireSuccess } from '../require-success.ts';
import { summarize, summarizeRatio } from '../statistics.ts';
import { createFunctionUrlEvent, createSecretValue } from '../webhook-event.ts';

const PREFIX = 'momento-gateway';
const CACHED_MS = 300_000;
/** Every call reads its secret, and derives the tenant's bus and queue. */
const NOT_CACHED_MS = 0;

const SUBJECTS = {
  'default tenant': { tenant: 'default', webhookCacheTtlMs: CACHED_MS },
  'another tenant': { tenant: 'orders', webhookCacheTtlMs: CACHED_MS },
  'default tenant, secret read': { tenant: 'default', webhookCacheTtlMs: NOT_CACHED_MS },
  'another tenant, secret read': { tenant: 'orders', webhookCacheTtlMs: NOT_CACHED_MS },
} as const;
type Name = keyof typeof SUBJECTS;
const NAMES = Object.keys(SUBJECTS) as Name[];

/** Of a call: none, within the noise of a machine. The names are derived when the secret is read. */
const FREE = 1.05;

/** CPU time per call in the gateway alone, of webhooks of the default tenant and of another one. */
export const measureTenants: Measure = async ({ options, report }) => {
  const { rounds, calls } = options;
  const subjects = Object.fromEntries(
    await Promise.all(NAMES.map(async (name) => [name, await createSubject(SUBJECTS[name])])),
  ) as Record<Name, Subject>;
  const measure = (name: Name) => {
    const event = createEvent();
    return measureCpu(() => subjects[name](event), calls);
  };
  // Until the code is compiled.
  for (const name of NAMES) await measure(name);
  const samples = await interleave({
    subjects: NAMES,
    rounds,
    measure,
    onRound: (round) => report(`tenants: round ${round + 1} of ${rounds}`),
  });
  const compare = (name: Name, reference: Name, atMost?: number) => ({
    name: `${name} ÷ ${reference}, CPU per call`,
    value: summarizeRatio(samples[name], samples[reference]),
    unit: '×' as const,
    ...(atMost !== undefined && { atMost }),
  });
  return [
    {
      title: 'A webhook of a tenant',
      note: `CPU time per call in the gateway alone; AWS answers immediately. ${calls.toLocaleString('en-US')} calls per round. The webhook is cached, or its secret is read for each call.`,
      rounds,
      columns: [{ name: 'CPU per call', unit: 'µs' }],
      rows: NAMES.map((name) => ({ name, figures: [summarize(samples[name])] })),
      findings: [
        compare('another tenant', 'default tenant', FREE),
        compare('another tenant, secret read', 'default tenant, secret read'),
      ],
    },
  ];
};

type Subject = (event: Parameters<Gateway>[0]) => Promise<unknown>;

function createEvent(): Parameters<Gateway>[0] {
  return JSON.parse(createFunctionUrlEvent(Date.now()));
}

/** @throws Error when its events do not go to the bus of its tenant. */
async function createSubject({
  tenant,
  webhookCacheTtlMs,
}: (typeof SUBJECTS)[Name]): Promise<Subject> {
  const value = createSecretValue(false, tenant);
  const buses = new Set<string>();
  const gateway: Gateway = createGateway({
    config: {
      busName: 'default',
      parkedQueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/parked',
      heldQueueUrl: undefined,
      secretPrefix: PREFIX,
      webhookCacheTtlMs,
    },
    ports: {
      readSecret: async () => ({ kind: 'found', value }),
      putEntry: async ({ EventBusName }) => {
        buses.add(EventBusName);
        return { kind: 'taken', eventId: 'e' };
      },
      sendMessage: async () => ({ kind: 'sent' }),
    },
    clock: systemClock,
    random: Math.random,
    timeBudget: TIME_BUDGET,
    writeLine: () => {},
  });
  requireSuccess('gateway', JSON.stringify(await gateway(createEvent())));
  const wanted = tenant === 'default' ? 'default' : tenantBusName(PREFIX, tenant);
  if (buses.size !== 1 || !buses.has(wanted)) {
    throw new Error(`An event of the tenant ${tenant} went to ${[...buses]}.`);
  }
  return gateway;
}
