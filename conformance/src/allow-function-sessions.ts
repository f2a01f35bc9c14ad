import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { DeployedStack } from './stack.ts';
import { administrator, isEmulator } from './target-aws.ts';

const { sqs } = administrator;
const KEY = 'aws:PrincipalArn';

interface Statement {
  readonly Condition?: { readonly ArnNotEquals?: { readonly [KEY]?: string } };
}

/**
 * On MiniStack, allows the function's sessions in the parked queue's policy: it evaluates a policy with
 * the ARN of a role's session, AWS with the ARN of the role.
 */
export async function allowFunctionSessions({ outputs }: DeployedStack): Promise<void> {
  if (!isEmulator) return;
  const QueueUrl = outputs.ParkedQueueUrl;
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Policy'] }),
  );
  const policy = JSON.parse(Attributes?.['Policy'] ?? '{}');
  const Statement = (policy.Statement as readonly Statement[]).map((statement) => {
    const roleArn = statement.Condition?.ArnNotEquals?.[KEY];
    if (roleArn === undefined) return statement;
    const [account = '', role = ''] = roleArn.replace(':iam:', ':sts:').split(':role/');
    const sessions = `${account}:assumed-role/${role.split('/').at(-1)}/*`;
    return { ...statement, Condition: { ArnNotLike: { [KEY]: [roleArn, sessions] } } };
  });
  await sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl,
      Attributes: { Policy: JSON.stringify({ ...policy, Statement }) },
    }),
  );
}
