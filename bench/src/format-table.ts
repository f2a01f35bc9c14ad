import { type Finding, isMet, type ResultTable, type Unit } from './result-table.ts';
import type { Spread } from './statistics.ts';

/** As Markdown that is aligned: for the screen, and to be pasted into the docs unchanged. */
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
    formatRows(figures),
    ...(table.findings.length > 0 ? [formatRows(findings)] : []),
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

/** Three digits, or all before the point. */
function formatNumber(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', {
    minimumFractionDigits: Number.isInteger(value) && size >= 10 ? 0 : digits,
    maximumFractionDigits: digits,
  });
}

function formatRows(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map((row) =>
    widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | '),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join(' | ');
  return [lines[0], rule, ...lines.slice(1)].map((line) => `| ${line} |`).join('\n');
}
