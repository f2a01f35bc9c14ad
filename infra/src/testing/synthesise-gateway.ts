import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { addRulePacks } from '../add-rule-packs.ts';
import { GatewayStack } from '../gateway-stack.ts';
import { readSettings } from '../settings.ts';

/**
 * The stack's template as `cdk deploy -c name=value` would make it.
 *
 * @throws Error when a setting makes no sense or a rule pack finds something.
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
