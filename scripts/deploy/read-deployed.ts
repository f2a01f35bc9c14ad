import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { SETTINGS_METADATA, type StackSettings } from '@momento-gateway/shared/stack-settings';
import type { Connection } from '../aws/connect.ts';
import { describeStack } from '../aws/describe-stack.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';

/** What is deployed under a stack's name. */
export interface Deployed {
  readonly template: unknown;
  readonly settings: StackSettings;
}

/** A stack that was never whole holds nothing to be kept. */
const NEVER_WHOLE = new Set(['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED']);

/**
 * @returns undefined when nothing is deployed under this name.
 * @throws Error when the stack there is not one that this command made.
 */
export async function readDeployed(
  connection: Connection,
  stackName: string,
): Promise<Deployed | undefined> {
  const stack = await describeStack(connection, stackName);
  if (stack === undefined || NEVER_WHOLE.has(stack.StackStatus ?? '')) return undefined;
  const template = await readTemplate(connection, stackName);
  const settings = template.Metadata?.[SETTINGS_METADATA];
  if (settings !== undefined) return { template, settings };
  throw new Error(
    `The stack "${stackName}" was not made by this command. If it came from the one-file template, update it with: aws cloudformation deploy --template-file momento-gateway.template.json --stack-name ${stackName} --capabilities CAPABILITY_IAM. Else choose another name with --stack.`,
  );
}

interface Template {
  readonly Metadata?: { readonly [SETTINGS_METADATA]?: StackSettings };
}

async function readTemplate(connection: Connection, stackName: string): Promise<Template> {
  const cloudFormation = new CloudFormationClient(connection.clientOptions);
  try {
    const { TemplateBody = '' } = await cloudFormation.send(
      new GetTemplateCommand({ StackName: stackName, TemplateStage: 'Original' }),
    );
    // The CDK gives JSON; a template in YAML is somebody else's.
    return TemplateBody.startsWith('{') ? JSON.parse(TemplateBody) : {};
  } catch (error) {
    throw explainAwsError(error, connection);
  }
}
