import { join } from 'node:path';
import { buildGateway } from '@momento-gateway/gateway/build';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { GatewayStack } from './gateway-stack.ts';
import { addRulePacks } from './rule-packs.ts';
import { readSettings, type Settings } from './settings.ts';

const app = new App();
const settings = readGivenSettings();
const bundle = join(import.meta.dirname, '../dist/gateway');
await buildGateway(bundle);

new GatewayStack(app, settings.stackName, {
  ...settings,
  code: Code.fromAsset(bundle, { exclude: ['*.map'] }),
});
addRulePacks(app);

/** A wrong setting is the user's: it gets a sentence, not a stack trace. */
function readGivenSettings(): Settings {
  try {
    return readSettings(app.node);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}
