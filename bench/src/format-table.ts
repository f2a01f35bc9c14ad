import { markdownTable } from 'markdown-table';
import { type Finding, isMet, type ResultTable, type Unit } from './result-table.ts';
import type { Spread } from './statistics.ts';

/** Formats a table as aligned Markdown, for the terminal and the docs. */
export function formatTable(table: ResultTable): string {
  const figures = [
    ['', ...table.columns.map(({ name }) => name)],
    ...table.rows.map(({ name, figures }) => [
      name,
      ...table.columns.map(({ unit }, column) => {
        const figure = figures[column];
        return figure === undefined ? '–' : formatSpread(figure, unit);
      }),
    ]),
  ];
  const findings = [
    ['', 'median (quartiles)', 'goal', ''],
    ...table.findings.map((finding) => [
      finding.name,
      formatSpread(finding.value, finding.unit),
      finding.atMost === undefined
        ? '–'
        : `≤ ${formatNumber(finding.atMost)}${suffix(finding.unit)}`,
      describeVerdict(finding),
    ]),
  ];
  return [
    `### ${table.title}`,
    `${table.note} Rounds: ${table.rounds}.`,
    markdownTable(figures),
    ...(table.findings.length > 0 ? [markdownTable(findings)] : []),
  ].join('\n\n');
}

function describeVerdict(finding: Finding): string {
  const met = isMet(finding);
  return met === undefined ? '' : met ? 'met' : 'missed';
}

function formatSpread({ median, low, high }: Spread, unit: Unit): string {
  const spread = low === high ? '' : ` (${formatNumber(low)}–${formatNumber(high)})`;
  return `${formatNumber(median)}${suffix(unit)}${spread}`;
}

function suffix(unit: Unit): string {
  return unit === '×' ? ' ×' : ` ${unit}`;
}

/** Three significant digits, or all integer digits. */
function formatNumber(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', {
    minimumFractionDigits: Number.isInteger(value) && size >= 10 ? 0 : digits,
    maximumFractionDigits: digits,
  });
}
