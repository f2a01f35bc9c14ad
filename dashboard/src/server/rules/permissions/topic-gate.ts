import { GetTopicAttributesCommand, SetTopicAttributesCommand } from '@aws-sdk/client-sns';
import { createPolicyGate } from './policy-gate.ts';

/** The policy of an SNS topic. EventBridge's publishing carries nothing a Condition could ask for. */
export const topicGate = createPolicyGate({
  where: 'topic policy',
  action: 'sns:Publish',
  takesCondition: false,
  open: async ({ targetClients: { sns } }, TopicArn) => ({
    read: async () => {
      const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn }));
      const keyId = Attributes?.['KmsMasterKeyId'];
      return { text: Attributes?.['Policy'], ...(keyId && { keyId }) };
    },
    write: (policy) =>
      sns.send(
        new SetTopicAttributesCommand({
          TopicArn,
          AttributeName: 'Policy',
          AttributeValue: JSON.stringify(policy),
        }),
      ),
  }),
  isGone: (error) => error instanceof Error && error.name === 'NotFoundException',
});
