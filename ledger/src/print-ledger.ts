import type { Verdict } from './judge.ts';

/** One line for one run of many. */
export function printRound({ found, refused, parked, redriven, crimes }: Verdict): string {
  const accepted = [...found.values()].reduce((sum, { posts }) => sum + posts, 0);
  const hostile = [...refused.values()].reduce((sum, { posts }) => sum + posts, 0);
  return `${accepted + hostile} posts, ${hostile} of them to be refused; ${parked} parked, ${redriven} redriven; ${crimes.size} crimes`;
}

/** The ledger of a run as text: tables for people. */
export function printLedger(verdict: Verdict): string {
  const { found, explained, refused, duplicates, parked, redriven, crimes } = verdict;
  const sections = [
    table(
      ['answer', 'posts', 'on its target', 'in the parked queue', 'both', 'nowhere'],
      byName(found).map(([answer, row]) => [
        answer,
        ...[row.posts, row.onTarget, row.parked, row.both, row.nowhere],
      ]),
    ),
    table(
      ['not 200', 'because', 'posts'],
      byName(explained).map(([key, count]) => [...key.split(' | '), count]),
    ),
    table(
      ['had to be refused', 'posts', 'refused', 'no answer or 5xx in a fault'],
      byName(refused).map(([kind, row]) => [kind, row.posts, row.refused, row.posts - row.refused]),
    ),
    table(['more than once at the target', 'copies'], byName(duplicates)),
    `In the parked queue: ${parked}. Redriven: ${redriven}.`,
  ];
  const list = byName(crimes).map(([crime, { count, evidence }]) =>
    [`  ${count} × ${crime}`, ...evidence.map((line) => `      ${line}`)].join('\n'),
  );
  const conclusion =
    crimes.size === 0
      ? 'The ledger closes at zero: nothing lost, nothing forged, nothing unexplained.'
      : ['The promise was broken:', ...list].join('\n');
  return [...sections, conclusion].join('\n\n');
}

function byName<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([left], [right]) => (left < right ? -1 : 1));
}

type Cell = string | number;

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  return lines
    .map(
      (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
    )
    .join('\n');
}
