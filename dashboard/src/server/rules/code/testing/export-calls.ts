import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { PutRuleCommand, PutTargetsCommand, type Target } from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import type { RulesAsCode } from '@momento-gateway/api/rules/rules-as-code';
import { expect } from 'vitest';
import type { ApiProcess } from '../../../testing/start-api.ts';
import { GROUP_ARN } from './targets.ts';

export const PATTERN = {
  source: ['Momento'],
  detail: { cache: ['shop'], text: [{ prefix: `\${a}` }] },
};

/** The queues and the log group that targets of the tests name. */
export async function makeResources({ context: { sqs, logs } }: ApiProcess): Promise<void> {
  for (const QueueName of ['large-orders', 'letters']) {
    await sqs.send(new CreateQueueCommand({ QueueName }));
  }
  const Attributes = { FifoQueue: 'true', ContentBasedDeduplication: 'true' };
  await sqs.send(new CreateQueueCommand({ QueueName: 'orders.fifo', Attributes }));
  const logGroupName = GROUP_ARN.split(':').at(-1);
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
}

interface MadeRule {
  readonly name: string;
  readonly pattern?: string;
  readonly description?: string;
  readonly state?: 'ENABLED' | 'DISABLED';
  readonly tags?: Readonly<Record<string, string>>;
  readonly targets?: readonly Target[];
}

/** A rule as any tool can make it. */
export async function makeRule({ context }: ApiProcess, rule: MadeRule): Promise<void> {
  const { name, pattern, description, state, tags = {}, targets = [] } = rule;
  const EventBusName = context.config.busName;
  await context.events.send(
    new PutRuleCommand({
      Name: name,
      EventBusName,
      EventPattern: pattern ?? JSON.stringify(PATTERN),
      Description: description,
      State: state,
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  if (targets.length === 0) return;
  const { FailedEntries } = await context.events.send(
    new PutTargetsCommand({ Rule: name, EventBusName, Targets: [...targets] }),
  );
  expect(FailedEntries).toEqual([]);
}

/** An export, with the texts of its files by name. */
export async function exportAs(
  api: Pick<ApiProcess, 'call'>,
  format: string,
  rule?: string,
): Promise<RulesAsCode & { readonly text: Readonly<Record<string, string>> }> {
  const query = rule === undefined ? '' : `&rule=${rule}`;
  const { status, body } = await api.call('GET', `/api/export?format=${format}${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  const { files } = body as RulesAsCode;
  return { ...body, text: Object.fromEntries(files.map(({ name, text }) => [name, text])) };
}
