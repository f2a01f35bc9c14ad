import { DeleteResourcePolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteArchiveCommand, ListArchivesCommand } from '@aws-sdk/client-eventbridge';
import { DeleteSecretCommand, paginateListSecrets } from '@aws-sdk/client-secrets-manager';
import { DeleteQueueCommand, paginateListQueues } from '@aws-sdk/client-sqs';
import { logPolicyName } from '@momento-gateway/shared/resource-names';
import { Cleanup } from './cleanup.ts';
import { ignoreGone } from './ignore-gone.ts';
import { removeRules } from './remove-rules.ts';
import { administrator } from './target-aws.ts';

const { events, logs, secrets, sqs } = administrator;

/**
 * What a dashboard and the checks made for a stack: rules, queues and archives with the stack's name,
 * live events viewers, webhooks, and the policy for log groups. What is gone already is not an error.
 */
export async function removeTraces(stackName: string, busName: string): Promise<void> {
  const policyName = logPolicyName(stackName);
  const cleanup = new Cleanup();
  cleanup.add(`the log policy ${policyName}`, () =>
    ignoreGone(logs.send(new DeleteResourcePolicyCommand({ policyName }))),
  );
  cleanup.add(`webhooks of ${stackName}`, () => removeWebhooks(`${stackName}/`));
  cleanup.add(`archives ${stackName}*`, () => removeArchives(stackName));
  cleanup.add(`queues ${stackName}*`, () => removeQueues(stackName));
  cleanup.add(`rules of ${stackName} on ${busName}`, () => removeRules(stackName, busName));
  await cleanup.run();
}

async function removeQueues(QueueNamePrefix: string): Promise<void> {
  for await (const { QueueUrls = [] } of paginateListQueues({ client: sqs }, { QueueNamePrefix })) {
    for (const QueueUrl of QueueUrls) {
      await ignoreGone(sqs.send(new DeleteQueueCommand({ QueueUrl })));
    }
  }
}

async function removeArchives(NamePrefix: string): Promise<void> {
  const { Archives = [] } = await events.send(new ListArchivesCommand({ NamePrefix }));
  for (const { ArchiveName } of Archives) {
    await ignoreGone(events.send(new DeleteArchiveCommand({ ArchiveName })));
  }
}

async function removeWebhooks(prefix: string): Promise<void> {
  const found = paginateListSecrets(
    { client: secrets },
    { IncludePlannedDeletion: true, Filters: [{ Key: 'name', Values: [prefix] }] },
  );
  for await (const { SecretList = [] } of found) {
    for (const { Name: SecretId = '' } of SecretList.filter(({ Name }) =>
      Name?.startsWith(prefix),
    )) {
      const command = new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true });
      await ignoreGone(secrets.send(command));
    }
  }
}
