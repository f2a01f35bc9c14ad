import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { DeployedStack } from './stack.ts';
import { administrator, isStandIn } from './target-aws.ts';

const { sqs } = administrator;
const KEY = 'aws:PrincipalArn';

interface Statement {
  readonly Condition?: { readonly ArnNotEquals?: { readonly [KEY]?: string } };
}

/**
 * MiniStack tells a policy the ARN of a role's session where AWS tells it that of the role: there
 * the parked queue's policy is given both.
 */
export async function admitFunctionSessions({ outputs }: DeployedStack): Promise<void> {
  if (!isStandIn) return;
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
