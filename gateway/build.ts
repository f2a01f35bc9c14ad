import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const SIZE_LIMIT_BYTES = 28_000;

/** `cjs` writes `index.js`, `esm` writes `index.mjs`. The handler is `index.handler` in both. */
export type BundleFormat = 'cjs' | 'esm';

/**
 * Bundles a Lambda into one file. The source map is next to it, for reading stack traces; the bundle
 * does not refer to it.
 *
 * @returns the size of the bundle in bytes
 */
export async function bundleHandler(
  entryPoint: string,
  outputFolder: string,
  format: BundleFormat = 'cjs',
): Promise<number> {
  const outfile = join(outputFolder, format === 'esm' ? 'index.mjs' : 'index.js');
  await mkdir(outputFolder, { recursive: true });
  await build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format,
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    sourcemap: 'external',
    logLevel: 'warning',
  });
  // The package around it is ESM: without this, its `.js` would be loaded as ESM.
  await writeFile(join(outputFolder, 'package.json'), '{"type":"commonjs"}\n');
  const { size } = await stat(outfile);
  return size;
}

/**
 * Bundles the gateway. The ES module is ready for its first event when it is loaded; the CommonJS
 * bundle, for inline code, becomes so a moment later.
 *
 * @returns the size of the bundle in bytes
 */
export async function buildGateway(
  outputFolder: string,
  format: BundleFormat = 'esm',
): Promise<number> {
  const entryPoint = `src/${format === 'esm' ? 'handler-module' : 'handler'}.ts`;
  const size = await bundleHandler(join(import.meta.dirname, entryPoint), outputFolder, format);
  if (size > SIZE_LIMIT_BYTES) {
    throw new Error(`The bundle has ${size} bytes, more than ${SIZE_LIMIT_BYTES}.`);
  }
  return size;
}

if (import.meta.main) {
  const outputFolder = join(import.meta.dirname, 'dist');
  const size = await buildGateway(outputFolder);
  process.stdout.write(`${join(outputFolder, 'index.mjs')} ${size} bytes\n`);
}
