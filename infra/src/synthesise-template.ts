import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildGateway } from '@momento-gateway/gateway/build';
import { App } from 'aws-cdk-lib';
import { OneFileStack } from './one-file-stack.ts';
import { packCode, readPackedCode } from './pack-code.ts';
import { addRulePacks } from './rule-packs.ts';
import { shortenTemplate } from './shorten-template.ts';

/** CloudFormation's limit for a template that is passed directly, not through S3. */
const TEMPLATE_LIMIT_BYTES = 51_200;

/**
 * Makes the one-file template from the sources.
 *
 * @param folder for intermediate files.
 * @returns the template, as JSON text.
 * @throws Error when it is too large to be passed directly.
 */
export async function synthesiseTemplate(folder: string): Promise<string> {
  await buildGateway(folder, 'cjs');
  const code = await readFile(join(folder, 'index.js'), 'utf8');
  const app = new App({ outdir: join(folder, 'cdk.out') });
  const stack = new OneFileStack(app, 'MomentoGateway', { code: packCode(code) });
  addRulePacks(app);
  const template = app.synth().getStackByName(stack.stackName).template;
  const text = `${JSON.stringify(shortenTemplate(template))}\n`;
  const sizeBytes = Buffer.byteLength(text);
  if (sizeBytes > TEMPLATE_LIMIT_BYTES) {
    throw new Error(`The template has ${sizeBytes} bytes; the limit is ${TEMPLATE_LIMIT_BYTES}.`);
  }
  return text;
}

if (import.meta.main) {
  const path = join(import.meta.dirname, '../../momento-gateway.template.json');
  const { values, positionals } = parseArgs({
    options: { code: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.code) {
    process.stdout.write(readPackedCode(await readFile(positionals[0] ?? path, 'utf8')));
  } else {
    const text = await synthesiseTemplate(join(import.meta.dirname, '../dist/template'));
    await writeFile(path, text);
    process.stdout.write(`momento-gateway.template.json ${Buffer.byteLength(text)} bytes\n`);
  }
}
