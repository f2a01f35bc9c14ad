import { markdownTable } from 'markdown-table';
import type { Verdict } from './judge.ts';
import type { TallyReport } from './many-dashboards/tally.ts';

/** One line per run, for many runs. */
export function printRound(verdict: Verdict): string {
  const { parked, redriven, violations } = verdict;
  const { accepted, hostile } = countPosts(verdict);
  return `${accepted + hostile} posts, ${hostile} of them hostile; ${parked} parked, ${redriven} redriven; ${violations.size} violations`;
}

/** Posts that may be accepted, and those that must be rejected. */
function countPosts({ found, rejected }: Verdict) {
  return {
    accepted: [...found.values()].reduce((sum, { posts }) => sum + posts, 0),
    hostile: [...rejected.values()].reduce((sum, { posts }) => sum + posts, 0),
  };
}

/** The results of a run as Markdown tables; `tenants`: each with its own. */
export function printLedger(verdict: Verdict, tenants: ReadonlyMap<string, Verdict>): string {
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
    table(
      ['tenant', 'posts', 'must be rejected', 'parked', 'redriven', 'violations'],
      [...tenants].map(([name, own]) => {
        const { accepted, hostile } = countPosts(own);
        const counts = [accepted + hostile, hostile, own.parked, own.redriven, own.violations.size];
        return [name, ...counts];
      }),
    ),
    `In the parked queues: ${parked}. Redriven: ${redriven}.`,
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

/** What the gap meter was asked to find, as Markdown. */
export function printGaps({ done, violations }: TallyReport): string {
  const conclusion = conclude(
    violations,
    'No violations: the gap meter says exactly what was lost.',
  );
  return [table(['numbered messages', 'count'], byName(done)), conclusion].join('\n\n');
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
