import { once } from 'node:events';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build, transformSync } from 'esbuild';
import type { MinifyOptions, MinifyOutput } from 'terser';

const SIZE_LIMIT_BYTES = 27_000;

/** `cjs` writes `index.js`, `esm` writes `index.mjs`. The handler is `index.handler` in both. */
export type BundleFormat = 'cjs' | 'esm';

/**
 * Bundles a Lambda into one file. The source map is next to it, for reading stack traces; the bundle
 * does not refer to it.
 *
 * @param entryPoint exports `handler`
 * @returns the size of the bundle in bytes
 */
export function bundleHandler(
  entryPoint: string,
  outputFolder: string,
  format: BundleFormat = 'cjs',
): Promise<number> {
  const module = `'./${basename(entryPoint)}'`;
  // Not the module itself: for exports of its own, the bundle would have code that defines them.
  const source =
    format === 'esm'
      ? `export { handler } from ${module};`
      : `import { handler } from ${module}; exports.handler = handler;`;
  return bundle(source, dirname(entryPoint), outputFolder, format);
}

/** Bundles a program, which exports nothing, in the same way. */
export function bundleProgram(entryPoint: string, outputFolder: string): Promise<number> {
  return bundle(`import './${basename(entryPoint)}';`, dirname(entryPoint), outputFolder, 'cjs');
}

async function bundle(
  source: string,
  folder: string,
  outputFolder: string,
  format: BundleFormat,
): Promise<number> {
  const outfile = join(outputFolder, format === 'esm' ? 'index.mjs' : 'index.js');
  await mkdir(outputFolder, { recursive: true });
  await build({
    stdin: { contents: source, resolveDir: folder },
    logOverride: { 'commonjs-variable-in-esm': 'silent' },
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
  await shrink(outfile, format);
  // The package around it is ESM: without this, its `.js` would be loaded as ESM.
  await writeFile(join(outputFolder, 'package.json'), '{"type":"commonjs"}\n');
  const { size } = await stat(outfile);
  return size;
}

/** In a thread: what is measured in this process after a build does not have terser's heap. */
const MINIFY = `
const { parentPort, workerData: { terser, code, options } } = require('node:worker_threads');
require(terser).minify(code, options).then((minified) => parentPort.postMessage(minified));`;

/**
 * Minifies the bundle once more: in the one-file template, where each byte counts, it takes a
 * twentieth less. Updates the source map.
 */
async function shrink(bundle: string, bundled: BundleFormat): Promise<void> {
  const mapPath = `${bundle}.map`;
  const options: MinifyOptions = {
    ecma: 2020,
    module: true,
    compress: { passes: 3 },
    // CommonJS has to ask for strict mode.
    ...(bundled === 'cjs' && { format: { preamble: '"use strict";' } }),
    sourceMap: { content: await readFile(mapPath, 'utf8') },
  };
  const terser = createRequire(import.meta.url).resolve('terser');
  const workerData = { terser, code: await readFile(bundle, 'utf8'), options };
  const worker = new Worker(MINIFY, { eval: true, workerData });
  const [{ code, map }] = (await once(worker, 'message')) as [MinifyOutput];
  await writeFile(bundle, `${code}\n`);
  await writeFile(mapPath, String(map));
}

/** Minifies a small CommonJS module. */
export function minifyModule(code: string): string {
  return transformSync(code, { minify: true, format: 'cjs', target: 'node24' }).code.trim();
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
