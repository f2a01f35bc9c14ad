import { join } from 'node:path';
import { buildGateway } from '@momento-gateway/gateway/build';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { GatewayStack } from './gateway-stack.ts';
import { addRulePacks } from './rule-packs.ts';
import { readSettings } from './settings.ts';

const bundle = join(import.meta.dirname, '../dist/gateway');
await buildGateway(bundle);

const app = new App();
const settings = readSettings(app.node);
new GatewayStack(app, settings.stackName, {
  ...settings,
  code: Code.fromAsset(bundle, { exclude: ['*.map'] }),
});
addRulePacks(app);
