import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildGateway } from '@momento-gateway/gateway/build';
import { App, BootstraplessSynthesizer } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { GatewayStack } from '../gateway-stack.ts';
import { packCode } from '../pack-code.ts';
import { addRulePacks } from '../rule-packs.ts';
import { readSettings } from '../settings.ts';

/**
 * The CDK stack with inline code, for an account that is not bootstrapped for the CDK.
 *
 * @returns the template, as JSON text.
 */
export async function synthesiseInlineStack(
  context: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-stack-'));
  try {
    await buildGateway(folder, 'cjs');
    const code = Code.fromInline(packCode(await readFile(join(folder, 'index.js'), 'utf8')));
    const app = new App({ context, outdir: join(folder, 'cdk.out') });
    const { stackName, ...settings } = readSettings(app.node);
    const synthesizer = new BootstraplessSynthesizer();
    new GatewayStack(app, stackName, { ...settings, code, synthesizer });
    addRulePacks(app);
    return JSON.stringify(app.synth().getStackByName(stackName).template);
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const [path = '', context = '{}'] = process.argv.slice(2);
  await writeFile(path, await synthesiseInlineStack(JSON.parse(context)));
}
