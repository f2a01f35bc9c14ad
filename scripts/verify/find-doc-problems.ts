import { posix } from 'node:path';

/** The repository, as far as documents name it. Paths are relative to its root. */
export interface Repository {
  readonly exists: (path: string) => boolean;
  readonly readText: (path: string) => string;
  /** Names of the npm scripts. */
  readonly scripts: readonly string[];
  /** Folders whose paths are checked wherever a document names them. */
  readonly packages: readonly string[];
}

const DECISION = /^docs\/decisions\/\d{4}-.*\.md$/;
const DECISION_INDEX = 'docs/decisions/README.md';
const DECISION_LINES_MAX = 25;
const COLUMNS_MAX = 100;

/** @returns one line for each link, path, or command in a document that does not exist. */
export function findDocProblems(document: string, repository: Repository): string[] {
  const text = repository.readText(document);
  return [
    ...findBrokenLinks(document, text, repository),
    ...findMissingPaths(document, text, repository),
    ...findMissingScripts(text, repository),
    ...(DECISION.test(document) ? findDecisionProblems(document, text, repository) : []),
  ].map((problem) => `${document}: ${problem}`);
}

function findBrokenLinks(document: string, text: string, repository: Repository): string[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? document : posix.join(posix.dirname(document), path);
    if (!repository.exists(target)) return [`broken link: ${link}`];
    if (anchor === undefined || listAnchors(repository.readText(target)).includes(anchor))
      return [];
    return [`no such heading: ${link}`];
  });
}

function findMissingPaths(document: string, text: string, repository: Repository): string[] {
  const isOfPackage = (path: string) => repository.packages.includes(path.split('/', 1)[0] ?? '');
  return [...text.matchAll(/`([\w./-]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => (path.includes('/') && isOfPackage(path)) || /\.(?:md|png)$/.test(path))
    .filter((path) => !repository.exists(path))
    .filter((path) => !repository.exists(posix.join(posix.dirname(document), path)))
    .map((path) => `no such path: ${path}`);
}

function findMissingScripts(text: string, { scripts }: Repository): string[] {
  return [...text.matchAll(/npm run ([\w:-]+)/g)]
    .filter(([, name = '']) => !scripts.includes(name))
    .map(([command]) => `no such script: ${command}`);
}

function findDecisionProblems(document: string, text: string, repository: Repository): string[] {
  const lines = text.trimEnd().split('\n');
  const file = posix.basename(document);
  return [
    ...(lines.length > DECISION_LINES_MAX ? [`more than ${DECISION_LINES_MAX} lines`] : []),
    ...(lines.some((line) => line.length > COLUMNS_MAX)
      ? [`wider than ${COLUMNS_MAX} columns`]
      : []),
    ...(repository.readText(DECISION_INDEX).includes(`](${file})`)
      ? []
      : [`not listed in ${DECISION_INDEX}`]),
  ];
}

/** As GitHub names the headings of a page in links. */
function listAnchors(text: string): string[] {
  return [...withoutCode(text).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, '');
}
