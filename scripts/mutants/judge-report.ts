/** StrykerJS's report, as far as it is read here. */
export interface MutationReport {
  readonly files: Readonly<Record<string, MutatedFile>>;
}

interface MutatedFile {
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

/** Both from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** Mutants that no test has to notice, by file and as `describeMutant` writes them, with the reason. */
export type Explanations = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Judgement {
  readonly noticed: number;
  readonly explained: number;
  /** Went unnoticed, and nothing explains why: `file:line change`. */
  readonly unexplained: readonly string[];
  /** Explained, but noticed or no longer there: `file change`. */
  readonly outdated: readonly string[];
}

export const NOTICED: readonly string[] = ['Killed', 'Timeout'];
const UNNOTICED = ['Survived', 'NoCoverage'];

export function judgeReport({ files }: MutationReport, explanations: Explanations): Judgement {
  let noticed = 0;
  let explained = 0;
  const unexplained: string[] = [];
  const outdated: string[] = [];
  for (const [file, { source, mutants }] of Object.entries(files)) {
    const known = explanations[file] ?? {};
    const unused = new Set(Object.keys(known));
    for (const mutant of mutants) {
      const change = describeMutant(source, mutant);
      // On a busy machine a fault can time out that changes nothing.
      if (mutant.status !== 'Killed') unused.delete(change);
      if (NOTICED.includes(mutant.status)) noticed += 1;
      if (!UNNOTICED.includes(mutant.status)) continue;
      if (Object.hasOwn(known, change)) explained += 1;
      else unexplained.push(`${file}:${mutant.location.start.line} ${change}`);
    }
    outdated.push(...[...unused].map((change) => `${file} ${change}`));
  }
  return { noticed, explained, unexplained, outdated };
}

/** One line: the code, an arrow, and the code with the fault. Of several lines the first counts. */
export function describeMutant(
  source: string,
  { replacement = '', location: { start, end } }: Pick<Mutant, 'replacement' | 'location'>,
): string {
  const lines = source.split('\n');
  const first = lines[start.line - 1] ?? '';
  const last = lines[end.line - 1] ?? '';
  const before = start.line === end.line ? first : `${first} …`;
  const after = first.slice(0, start.column - 1) + replacement + last.slice(end.column - 1);
  return `${toOneLine(before)} → ${toOneLine(after)}`;
}

function toOneLine(code: string): string {
  return code.replace(/\s+/g, ' ').trim();
}
