import { readFileSync } from 'node:fs';
import type { ResultTable } from '../result-table.ts';
import { type Spread, summarize } from '../statistics.ts';
import { shareOf } from './memory.ts';
import type { ShareSample } from './share-sample.ts';

const PRICES = new URL('../../../docs/data/prices.json', import.meta.url);
const CALLS = 1_000_000;

/** What Lambda bills for a million warm calls at each memory: whole ms, one call after the other. */
export function tabulateMemoryCost(
  samples: ReadonlyMap<number, readonly ShareSample[]>,
): ResultTable {
  const { lambdaCalls, lambdaTime } = JSON.parse(readFileSync(PRICES, 'utf8')).prices;
  const priceOf = (memoryMb: number, ms: number): number =>
    CALLS * (lambdaCalls.usd / lambdaCalls.per) +
    CALLS * (Math.ceil(ms) / 1_000) * (memoryMb / 1_024) * (lambdaTime.usd / lambdaTime.per);
  const rows = [...samples].toSorted(([one], [other]) => one - other);
  return {
    title: 'Time and cost of the gateway by memory',
    note: 'Medians of the runs above. The cost is what Lambda bills for a million warm calls on arm64 at the prices of docs/data/prices.json; this machine has other processors.',
    rounds: rows[0]?.[1].length ?? 0,
    columns: [
      { name: 'init and first', unit: 'ms' },
      { name: 'warm, mean', unit: 'ms' },
      { name: 'a million calls', unit: 'USD' },
    ],
    rows: rows.map(([memoryMb, ofMemory]) => {
      const pick = (part: keyof ShareSample): Spread => summarize(ofMemory.map((one) => one[part]));
      const costs = ofMemory.map(({ warmMeanMs }) => priceOf(memoryMb, warmMeanMs));
      return {
        name: `${memoryMb} MB, ${shareOf(memoryMb).toFixed(2)} of a processor`,
        figures: [pick('initAndFirstMs'), pick('warmMeanMs'), summarize(costs)],
      };
    }),
    findings: [],
  };
}
