/** docs/data/quotas.json */
export interface Quotas {
  readonly regionsWithoutFunctionUrls: {
    readonly regions: readonly string[];
    readonly source: string;
  };
  readonly quotas: readonly Quota[];
}

interface Quota {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly newAccountValue?: number;
  readonly lowestValue?: number;
  readonly default: string;
  readonly atLimit: string;
  readonly raise: string;
  readonly source: string;
}

/** @returns header and rows */
export function tabulateQuotas({ quotas }: Quotas): string[][] {
  return [
    ['quota', 'default', 'at the limit', 'to raise it'],
    ...quotas.map(({ name, default: value, atLimit, raise, source }) => [
      `[${name}](${source})`,
      value,
      atLimit,
      raise,
    ]),
  ];
}

/** How many events a second the defaults allow, and which quota is the first to end that. */
export function describeScale(file: Quotas): string {
  const concurrency = findQuota(file, 'lambdaConcurrency');
  const putEvents = findQuota(file, 'putEvents');
  const callsPerUnit = findQuota(file, 'functionUrl').value;
  const rate = (units: number) => `${(units * callsPerUnit).toLocaleString('en-US')} calls/s`;
  const units = concurrency.value.toLocaleString('en-US');
  return `A unit of concurrency handles one call at a time, and a Function URL takes ${callsPerUnit} calls a second for each, however short they are: ${units} units take ${rate(concurrency.value)}, and the ${concurrency.newAccountValue} units of a new account ${rate(concurrency.newAccountValue ?? 0)}. PutEvents takes ${putEvents.lowestValue} to ${putEvents.value.toLocaleString('en-US')} events/s, by Region: in most Regions it is the first limit.`;
}

function findQuota({ quotas }: Quotas, id: string): Quota {
  const quota = quotas.find((known) => known.id === id);
  if (quota === undefined) throw new Error(`docs/data/quotas.json has no quota ${id}.`);
  return quota;
}

/** Where the stack cannot be created. */
export function describeRegions({ regionsWithoutFunctionUrls }: Quotas): string {
  const { regions, source } = regionsWithoutFunctionUrls;
  const names = regions.map((region) => `\`${region}\``);
  return `[No Function URLs](${source}) in these Regions: ${names.join(', ')}, and GovCloud. There, deploy with \`--front-door http-api\` ([Front door](#front-door)).`;
}
