import {
  CreateEventBusCommand,
  ListTagsForResourceCommand,
  PutRuleCommand,
  TagResourceCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { startEventBridge } from '../testing/start-event-bridge.ts';

const PREFIX = 'arn:aws:events:us-east-1:000000000000:';
const EventPattern = '{"source":["shop"]}';
const first = { Key: 'a', Value: '1' };

async function startWithResources() {
  const { events } = await startEventBridge();
  await events.send(new CreateEventBusCommand({ Name: 'side', Tags: [first] }));
  for (const EventBusName of ['default', 'side']) {
    await events.send(new PutRuleCommand({ Name: 'r', EventBusName, EventPattern, Tags: [first] }));
  }
  const list = async (ResourceARN: string) =>
    (await events.send(new ListTagsForResourceCommand({ ResourceARN }))).Tags;
  return { events, list };
}

test.each(['event-bus/side', 'rule/r', 'rule/side/r'])(
  '%s keeps the tags it was created with, and takes more',
  async (resource) => {
    const { events, list } = await startWithResources();
    const ResourceARN = PREFIX + resource;
    expect(await list(ResourceARN)).toEqual([first]);

    const Tags = [
      { Key: 'a', Value: '2' },
      { Key: 'b', Value: '' },
    ];
    await events.send(new TagResourceCommand({ ResourceARN, Tags }));
    expect(await list(ResourceARN)).toEqual(Tags);
  },
);

test('a rule that is put again keeps its tags and ignores new ones', async () => {
  const { events, list } = await startWithResources();
  const Tags = [{ Key: 'b', Value: '2' }];
  await events.send(new PutRuleCommand({ Name: 'r', EventPattern, Tags }));
  expect(await list(`${PREFIX}rule/r`)).toEqual([first]);
});

test('a resource has at most 50 tags', async () => {
  const { events, list } = await startWithResources();
  const ResourceARN = `${PREFIX}rule/r`;
  const Tags = Array.from({ length: 50 }, (_, number) => ({ Key: `k${number}`, Value: '' }));
  await expect(events.send(new TagResourceCommand({ ResourceARN, Tags }))).rejects.toMatchObject({
    name: 'LimitExceededException',
  });
  expect(await list(ResourceARN)).toEqual([first]);
});

test.each([
  ['rule/none', 'ResourceNotFoundException', 'Rule none does not exist on EventBus default.'],
  ['rule/none/r', 'ResourceNotFoundException', 'Event bus none does not exist.'],
  ['event-bus/none', 'ResourceNotFoundException', 'Event bus none does not exist.'],
  [
    'archive/none',
    'ValidationException',
    `Parameter ${PREFIX}archive/none is not valid. Reason: Provided Arn is not in correct format.`,
  ],
])('%s cannot be tagged', async (resource, name, message) => {
  const { events } = await startWithResources();
  const call = new TagResourceCommand({ ResourceARN: PREFIX + resource, Tags: [first] });
  await expect(events.send(call)).rejects.toMatchObject({ name, message });
});
