import { TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { startEventBridge } from '../testing/start-event-bridge.ts';

const event = {
  id: '1',
  account: '000000000000',
  source: 'shop',
  time: '2026-01-01T00:00:00Z',
  region: 'us-east-1',
  'detail-type': 'order',
  detail: { number: 1 },
};

async function ask(EventPattern: string, Event: string) {
  const { events } = await startEventBridge();
  return events.send(new TestEventPatternCommand({ EventPattern, Event }));
}

test.each([
  ['{"detail":{"number":[1]}}', true],
  ['{"detail":{"number":[2]}}', false],
])('%s matches: %s', async (pattern, expected) => {
  expect(await ask(pattern, JSON.stringify(event))).toMatchObject({ Result: expected });
});

test.each(Object.keys(event).filter((field) => field !== 'detail'))(
  'an event without %s is refused',
  async (field) => {
    const incomplete = JSON.stringify({ ...event, [field]: undefined });
    await expect(ask('{"source":["shop"]}', incomplete)).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Parameter Event is not valid.',
    });
  },
);

test.each(['invalid JSON', '[]', 'null', '"{}"'])('%s is refused as event', async (text) => {
  await expect(ask('{"source":["shop"]}', text)).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'Parameter Event is not valid.',
  });
});

test('an invalid pattern is refused with the reason', async () => {
  await expect(ask('{"source":[]}', JSON.stringify(event))).rejects.toMatchObject({
    name: 'InvalidEventPatternException',
    message: 'Event pattern is not valid. Reason: Empty arrays are not allowed',
  });
});
