import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { SETTINGS_METADATA, type StackSettings } from '@momento-gateway/shared/stack-settings';
import type { Connection } from '../aws/connect.ts';
import { describeStack } from '../aws/describe-stack.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import type { Tags } from './tags.ts';

/** A stack as this command deployed it. */
export interface Deployed {
  readonly template: unknown;
  readonly settings: StackSettings;
  readonly tags: Tags;
  /** Termination protection is on. */
  readonly isProtected: boolean;
}

/** A stack whose creation never completed has no settings to keep. */
const NEVER_COMPLETE = new Set(['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED']);

/**
 * @returns undefined when no stack of this name is deployed.
 * @throws Error when this command did not create the stack.
 */
export async function readDeployed(
  connection: Connection,
  stackName: string,
): Promise<Deployed | undefined> {
  const stack = await describeStack(connection, stackName);
  if (stack === undefined || NEVER_COMPLETE.has(stack.StackStatus ?? '')) return undefined;
  const template = await readTemplate(connection, stackName);
  const settings = template.Metadata?.[SETTINGS_METADATA];
  if (settings !== undefined) {
    const tags = (stack.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value] as const);
    return {
      template,
      settings,
      tags: Object.fromEntries(tags),
      isProtected: stack.EnableTerminationProtection ?? false,
    };
  }
  throw new Error(
    `This command did not create the stack "${stackName}". If it was created from the one-file template, update it with: aws cloudformation deploy --template-file momento-gateway.template.json --stack-name ${stackName} --capabilities CAPABILITY_IAM. Otherwise choose another name with --stack.`,
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
    // The CDK writes JSON; a YAML template is not this command's.
    return TemplateBody.startsWith('{') ? JSON.parse(TemplateBody) : {};
  } catch (error) {
    throw explainAwsError(error, connection);
  }
}
