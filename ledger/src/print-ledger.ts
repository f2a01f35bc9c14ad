import { markdownTable } from 'markdown-table';
import type { Verdict } from './judge.ts';
import type { TallyReport } from './many-dashboards/tally.ts';

/** One line per run, for many runs. */
export function printRound({ found, rejected, parked, redriven, violations }: Verdict): string {
  const accepted = [...found.values()].reduce((sum, { posts }) => sum + posts, 0);
  const hostile = [...rejected.values()].reduce((sum, { posts }) => sum + posts, 0);
  return `${accepted + hostile} posts, ${hostile} of them hostile; ${parked} parked, ${redriven} redriven; ${violations.size} violations`;
}

/** The results of a run as Markdown tables. */
export function printLedger(verdict: Verdict): string {
  const { found, explained, rejected, duplicates, parked, redriven, violations } = verdict;
  const sections = [
    table(
      ['answer', 'posts', 'on its target', 'in the parked queue', 'both', 'nowhere'],
      byName(found).map(([answer, row]) => [
        answer,
        ...[row.posts, row.onTarget, row.parked, row.both, row.nowhere],
      ]),
    ),
    table(
      ['answer other than 200', 'explanation', 'posts'],
      byName(explained).map(([key, count]) => [...key.split(' | '), count]),
    ),
    table(
      ['must be rejected', 'posts', 'rejected', 'no answer or 5xx in a fault'],
      byName(rejected).map(([kind, row]) => [
        kind,
        ...[row.posts, row.rejected, row.posts - row.rejected],
      ]),
    ),
    table(['duplicates at the target, by fault', 'copies'], byName(duplicates)),
    `In the parked queue: ${parked}. Redriven: ${redriven}.`,
  ];
  const conclusion = conclude(
    violations,
    'No violations: nothing lost, nothing forged, nothing unexplained.',
  );
  return [...sections, conclusion].join('\n\n');
}

/** The results of several dashboards at once, as Markdown. */
export function printTally({ done, violations }: TallyReport): string {
  const conclusion = conclude(violations, 'No violations: no dashboard lost a change of another.');
  return [table(['several dashboards at once', 'times'], byName(done)), conclusion].join('\n\n');
}

/** The results of rotations that nobody prepared, as Markdown. */
export function printUnprepared({ done, violations }: TallyReport): string {
  const conclusion = conclude(violations, 'No violations: nothing lost, nothing forged.');
  return [table(['rotations that nobody prepared', 'times'], byName(done)), conclusion].join(
    '\n\n',
  );
}

function conclude(violations: TallyReport['violations'], kept: string): string {
  if (violations.size === 0) return kept;
  const list = byName(violations).map(([violation, { count, evidence }]) =>
    [`  ${count} × ${violation}`, ...evidence.map((line) => `      ${line}`)].join('\n'),
  );
  return ['Violations:', ...list].join('\n');
}

function byName<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([left], [right]) => (left < right ? -1 : 1));
}

type Cell = string | number;

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return markdownTable([head, ...rows.map((row) => row.map(String))]);
}
