import { CreateEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import {
  GetResourcesCommand,
  type GetResourcesCommandInput,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { makeClientConfig, startTestAws } from '../testing/start-test-aws.ts';

const PREFIX = 'arn:aws:sqs:us-east-1:000000000000:';
const BUS = 'arn:aws:events:us-east-1:000000000000:event-bus/side';

async function startWithTags() {
  const { origin, sqs } = await startTestAws();
  await sqs.send(new CreateQueueCommand({ QueueName: 'red', tags: { color: 'red' } }));
  await sqs.send(new CreateQueueCommand({ QueueName: 'blue', tags: { color: 'blue', x: '1' } }));
  await sqs.send(new CreateQueueCommand({ QueueName: 'plain' }));
  const config = makeClientConfig(origin);
  const Tags = [{ Key: 'color', Value: 'red' }];
  await new EventBridgeClient(config).send(new CreateEventBusCommand({ Name: 'side', Tags }));
  const tagging = new ResourceGroupsTaggingAPIClient(config);
  return async (input: GetResourcesCommandInput) => {
    const { ResourceTagMappingList = [] } = await tagging.send(new GetResourcesCommand(input));
    return ResourceTagMappingList.map(({ ResourceARN }) => ResourceARN);
  };
}

test.each([
  [{ TagFilters: [{ Key: 'color' }] }, [BUS, `${PREFIX}blue`, `${PREFIX}red`]],
  [{ TagFilters: [{ Key: 'color', Values: ['red'] }] }, [BUS, `${PREFIX}red`]],
  [{ TagFilters: [{ Key: 'color' }, { Key: 'x' }] }, [`${PREFIX}blue`]],
  [{ ResourceTypeFilters: ['sqs'] }, [`${PREFIX}blue`, `${PREFIX}red`]],
  [{ ResourceTypeFilters: ['events:event-bus'] }, [BUS]],
  [{ ResourceARNList: [`${PREFIX}red`, `${PREFIX}plain`, `${PREFIX}none`] }, [`${PREFIX}red`]],
])('the resources with tags that %j asks for are found', async (input, expected) => {
  expect(await (await startWithTags())(input)).toEqual(expected);
});
