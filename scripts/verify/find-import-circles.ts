import { posix } from 'node:path';

/** An import or export statement of a formatted module, or a call of `import`. Types count too. */
const IMPORTS = /^(?:import|export)\b[^'";]*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

/**
 * Finds circles among the files and subfolders of each folder, where a subfolder counts as a whole. A
 * circle of two files is also one in the folder that contains both.
 *
 * @param modules text of each TypeScript module by its path from the root, with `/`
 * @returns a line for each folder with a circle
 */
export function findImportCircles(modules: ReadonlyMap<string, string>): string[] {
  const folders = new Map<string, Imports>();
  for (const [path, text] of modules) {
    for (const [, imported, loaded] of text.matchAll(IMPORTS)) {
      const target = resolveImport(path, imported ?? loaded ?? '');
      if (!modules.has(target) || target === path) continue;
      const { folder, from, to } = splitPaths(path, target);
      const imports = folders.get(folder) ?? new Map();
      folders.set(folder, imports);
      imports.set(from, (imports.get(from) ?? new Map()).set(to, `${path} imports ${target}`));
    }
  }
  return [...folders].flatMap(([folder, imports]) => {
    const circle = findCircle(imports);
    return circle === undefined
      ? []
      : [`${folder || '.'}: ${circle.join(' → ')}${explainCircle(circle, imports)}`];
  });
}

/** For each child of a folder: the other children that it imports, each with an example. */
type Imports = Map<string, Map<string, string>>;

function resolveImport(path: string, specifier: string): string {
  const [, workspace, rest] = /^@momento-gateway\/([^/]+)\/(.+)$/.exec(specifier) ?? [];
  return workspace === undefined
    ? posix.join(posix.dirname(path), specifier)
    : `${workspace}/src/${rest}.ts`;
}

/** The lowest folder that contains both paths, and the child that each is in. */
function splitPaths(path: string, target: string) {
  const parts = path.split('/');
  const targetParts = target.split('/');
  const depth = parts.findIndex((part, place) => part !== targetParts[place]);
  const folder = parts.slice(0, depth).join('/');
  return { folder, from: parts[depth] ?? '', to: targetParts[depth] ?? '' };
}

function findCircle(imports: Imports): string[] | undefined {
  const done = new Set<string>();
  function follow(name: string, trail: readonly string[]): string[] | undefined {
    const start = trail.indexOf(name);
    if (start !== -1) return [...trail.slice(start), name];
    if (done.has(name)) return undefined;
    for (const next of imports.get(name)?.keys() ?? []) {
      const circle = follow(next, [...trail, name]);
      if (circle !== undefined) return circle;
    }
    done.add(name);
    return undefined;
  }
  for (const name of imports.keys()) {
    const circle = follow(name, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

function explainCircle(circle: readonly string[], imports: Imports): string {
  return circle
    .slice(1)
    .map((to, place) => `\n  ${imports.get(circle[place] ?? '')?.get(to)}`)
    .join('');
}
