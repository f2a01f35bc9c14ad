import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildGateway } from '@momento-gateway/gateway/build';
import { App } from 'aws-cdk-lib';
import { addRulePacks } from './add-rule-packs.ts';
import { OneFileStack } from './one-file-stack.ts';

/** The most that CloudFormation takes in a call without a bucket. */
const TEMPLATE_LIMIT_BYTES = 51_200;

/**
 * Makes the one-file template out of the sources.
 *
 * @param folder for what is made on the way.
 * @returns the template's text, JSON.
 * @throws Error when it is too large to be given directly.
 */
export async function synthesiseTemplate(folder: string): Promise<string> {
  await buildGateway(folder);
  const code = await readFile(join(folder, 'index.js'), 'utf8');
  const app = new App({ outdir: join(folder, 'cdk.out') });
  const stack = new OneFileStack(app, 'MomentoGateway', { code });
  addRulePacks(app);
  const text = `${JSON.stringify(app.synth().getStackByName(stack.stackName).template)}\n`;
  const sizeBytes = Buffer.byteLength(text);
  if (sizeBytes > TEMPLATE_LIMIT_BYTES) {
    throw new Error(`The template has ${sizeBytes} bytes, more than ${TEMPLATE_LIMIT_BYTES}.`);
  }
  return text;
}
