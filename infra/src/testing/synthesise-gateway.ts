import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { GatewayStack } from '../gateway-stack.ts';
import { addRulePacks } from '../rule-packs.ts';
import { readSettings } from '../settings.ts';

/**
 * The stack's template as `cdk deploy -c name=value` makes it.
 *
 * @throws Error when a setting is wrong or a rule pack reports a finding.
 */
export function synthesiseGateway(context: Readonly<Record<string, string>> = {}): Template {
  const app = new App({ context });
  const { stackName, ...settings } = readSettings(app.node);
  const code = Code.fromInline('exports.handler = async () => ({ statusCode: 200 });');
  const stack = new GatewayStack(app, stackName, { ...settings, code });
  addRulePacks(app);
  app.synth();
  return Template.fromStack(stack);
}
