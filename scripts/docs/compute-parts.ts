import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import { root } from '../root.ts';
import { describeCost, describeOtherCosts, type Prices, tabulateCost } from './cost.ts';
import { countBilled, type Template } from './count-billed.ts';
import { describeRegions, describeScale, type Quotas, tabulateQuotas } from './quotas.ts';
import type { ComputedParts } from './replace-computed.ts';

/** The document with computed parts. */
export const DOCUMENT = 'docs/deploy.md';

const readJson = <File>(path: string): File => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** The computed parts, from the figures in `docs/data` and what the one-file template contains. */
export function computeParts(
  template: Template = readJson('momento-gateway.template.json'),
): ComputedParts {
  const prices = readJson<Prices>('docs/data/prices.json');
  const quotas = readJson<Quotas>('docs/data/quotas.json');
  const billed = countBilled(template);
  return {
    regions: describeRegions(quotas),
    cost: [describeCost(prices, billed), formatTable(tabulateCost(prices, billed))].join('\n\n'),
    'other-costs': describeOtherCosts(prices),
    quotas: formatTable(tabulateQuotas(quotas)),
    scale: describeScale(quotas),
  };
}

const formatTable = (rows: string[][]) => markdownTable(rows, { alignDelimiters: false });
