import {
  GetTopicAttributesCommand,
  paginateListSubscriptionsByTopic,
  SNSClient,
  type Subscription,
} from '@aws-sdk/client-sns';
import type { Connection } from '../aws/connect.ts';
import { formatStackOptions } from '../aws/stack-options.ts';
import { type Finding, ok, unknown, wrong } from './finding.ts';
import { mayPublish } from './may-publish.ts';

const AWS_KEY = /(?:^|\/)aws\/sns$/;
const PENDING = 'PendingConfirmation';

/** Checks that CloudWatch can publish to the alarms' topic, and who gets what it publishes. */
export async function checkAlarmTopic(
  connection: Connection,
  { topicArn, stackName }: { readonly topicArn: string; readonly stackName: string },
  alarmArns: readonly string[],
): Promise<readonly Finding[]> {
  const sns = new SNSClient(connection.clientOptions);
  const { Attributes = {} } = await sns.send(new GetTopicAttributesCommand({ TopicArn: topicArn }));
  const subscriptions: Subscription[] = [];
  for await (const page of paginateListSubscriptionsByTopic(
    { client: sns },
    { TopicArn: topicArn },
  )) {
    subscriptions.push(...(page.Subscriptions ?? []));
  }
  return [
    judgePolicy(Attributes['Policy'], topicArn, alarmArns),
    ...judgeKey(Attributes['KmsMasterKeyId']),
    ...judgeSubscriptions(subscriptions, formatStackOptions({ stackName, ...connection.given })),
  ];
}

function judgePolicy(
  policy: string | undefined,
  topicArn: string,
  alarmArns: readonly string[],
): Finding {
  if (alarmArns.length === 0) {
    return unknown('Alarm topic: its policy is not checked, because there is no alarm to publish');
  }
  const answers = alarmArns.map((alarmArn) => mayPublish(policy, { topicArn, alarmArn }));
  if (answers.includes('no')) {
    return wrong(
      'Alarm topic: its policy does not let CloudWatch publish, so alarms reach nobody',
      `Its policy must allow sns:Publish to cloudwatch.amazonaws.com for this account's alarms: deploy the stack again.`,
    );
  }
  return answers.includes('unknown')
    ? unknown('Alarm topic: its policy has conditions that this check does not know')
    : ok("Alarm topic: its policy lets CloudWatch publish for this account's alarms");
}

function judgeKey(keyId: string | undefined): readonly Finding[] {
  if (keyId === undefined || keyId === '') return [];
  return [
    AWS_KEY.test(keyId)
      ? wrong(
          'Alarm topic: encrypted with AWS’s own key, which CloudWatch cannot use, so alarms reach nobody',
          'Use a key of your own or none.',
        )
      : unknown(
          `Alarm topic: encrypted with ${keyId}`,
          'Check that the key’s policy allows cloudwatch.amazonaws.com kms:GenerateDataKey* and kms:Decrypt.',
        ),
  ];
}

/** @param options name the stack to the next command */
function judgeSubscriptions(
  subscriptions: readonly Subscription[],
  options: string,
): readonly Finding[] {
  const nameOf = ({ Protocol, Endpoint }: Subscription) => `${Protocol} ${Endpoint}`;
  const pending = subscriptions.filter(({ SubscriptionArn }) => SubscriptionArn === PENDING);
  const confirmed = subscriptions.filter(({ SubscriptionArn }) =>
    SubscriptionArn?.startsWith('arn:'),
  );
  return [
    ...pending.map((subscription) =>
      wrong(
        `Alarm topic: ${nameOf(subscription)} has not confirmed its subscription and gets no alarms`,
        'Open the link in the email from AWS Notifications. If it is older than two days, subscribe again.',
      ),
    ),
    ...(confirmed.length > 0
      ? [ok(`Alarm topic: confirmed subscriptions: ${confirmed.map(nameOf).join(', ')}`)]
      : pending.length > 0
        ? []
        : [
            unknown(
              'Alarm topic: nobody is subscribed, so alarms are seen in CloudWatch only',
              `npm run deploy -- ${options} --alarm-email <address>, or subscribe to the topic.`,
            ),
          ]),
  ];
}
