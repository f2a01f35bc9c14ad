import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const SIZE_LIMIT_BYTES = 25_000;

/**
 * Bundles a Lambda into one CommonJS file, `index.js` (handler: `index.handler`). CommonJS, because an
 * ESM import of node:http would load undici at every start. The source map is next to the bundle, for
 * reading stack traces; the bundle does not refer to it.
 *
 * @returns the size of the bundle in bytes
 */
export async function bundleHandler(entryPoint: string, outputFolder: string): Promise<number> {
  const outfile = join(outputFolder, 'index.js');
  await mkdir(outputFolder, { recursive: true });
  await build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
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

/** Bundles the gateway. @returns the size of the bundle in bytes */
export async function buildGateway(outputFolder: string): Promise<number> {
  const size = await bundleHandler(join(import.meta.dirname, 'src/handler.ts'), outputFolder);
  if (size > SIZE_LIMIT_BYTES) {
    throw new Error(`The bundle has ${size} bytes, more than ${SIZE_LIMIT_BYTES}.`);
  }
  return size;
}

if (import.meta.main) {
  const outputFolder = join(import.meta.dirname, 'dist');
  const size = await buildGateway(outputFolder);
  process.stdout.write(`${join(outputFolder, 'index.js')} ${size} bytes\n`);
}
