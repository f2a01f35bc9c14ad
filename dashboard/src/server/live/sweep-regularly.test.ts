import { afterEach, beforeEach, expect, test } from 'vitest';
import { listViewerResources, openViewer } from '../testing/live-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { SWEEP_MS, sweepRegularly } from './sweep-regularly.ts';

const THREE_MINUTES_MS = 180_000;

let api: Api;
let time: number;
let pass: () => Promise<void>;

beforeEach(async () => {
  time = Date.UTC(2026, 0, 1);
  api = await startApi({}, { now: () => time });
});
afterEach(() => api.close());

async function start(): Promise<void> {
  await sweepRegularly(api.context, (work) => {
    pass = () => {
      time += SWEEP_MS;
      return work();
    };
  });
}

test('three minutes after its page died a viewer is gone, although nobody opens another', async () => {
  await start();
  await openViewer(api);
  for (let passed = 0; passed < THREE_MINUTES_MS; passed += SWEEP_MS) await pass();
  expect(await listViewerResources(api)).toEqual([]);
});

test('a viewer that is read stays', async () => {
  await start();
  const viewerId = await openViewer(api);
  for (let passed = 0; passed < 2 * THREE_MINUTES_MS; passed += SWEEP_MS) {
    await pass();
    expect((await api.call('GET', `/api/live/${viewerId}`)).status).toBe(200);
  }
  expect(await listViewerResources(api)).toHaveLength(2);
});

test('a sweep that fails is made up for by the next one', async () => {
  await start();
  await openViewer(api);
  await api.setFault({ operation: 'ListQueues', fault: 'error' });
  time += THREE_MINUTES_MS;
  await pass();
  await api.clearFaults();
  await pass();
  expect(await listViewerResources(api)).toEqual([]);
});
