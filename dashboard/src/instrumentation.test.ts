import { afterEach, expect, test } from 'vitest';
import { register } from './instrumentation.ts';
import { LOG_GROUP_NAME } from './server/testing/gateway-log.ts';
import { listViewerResources, openViewer } from './server/testing/live-calls.ts';
import { type Api, startApi } from './server/testing/start-api.ts';

let api: Api;
afterEach(async () => {
  delete process.env['NEXT_RUNTIME'];
  await api.close();
});

async function startServer() {
  process.env['NEXT_RUNTIME'] = 'nodejs';
  await register();
}

test('a server loads the list of webhooks when it starts, before anybody asks', async () => {
  api = await startApi();
  const calls: unknown[] = [];
  api.restart();
  api.context.secrets.middlewareStack.add(
    (next, context) => (call) => {
      calls.push(context['commandName']);
      return next(call);
    },
    { step: 'initialize' },
  );
  await startServer();
  await expect.poll(() => calls).toEqual(['ListSecretsCommand']);
});

test('a server reads the log of the gateway when it starts, before anybody asks', async () => {
  api = await startApi({ logGroupName: LOG_GROUP_NAME });
  const calls: unknown[] = [];
  api.context.logs.middlewareStack.add(
    (next, context) => (call) => {
      calls.push(context['commandName']);
      return next(call);
    },
    { step: 'initialize' },
  );
  await startServer();
  await expect.poll(() => calls).toContain('FilterLogEventsCommand');
});

test('a server starts although AWS fails, and tells whoever asks', async () => {
  api = await startApi();
  await api.setFault({ operation: 'ListSecrets', fault: 'error' });
  await startServer();
  expect((await api.call('GET', '/api/webhooks')).status).toBe(502);
});

test('a server removes the live viewers that a dead one left', async () => {
  let time = Date.UTC(2026, 0, 1);
  api = await startApi({}, { now: () => time });
  await openViewer(api);
  time += 600_000;
  api.restart();
  await startServer();
  await expect.poll(() => listViewerResources(api)).toEqual([]);
});

test('a server that would not check who calls does not start', async () => {
  api = await startApi();
  Reflect.deleteProperty(globalThis, Symbol.for('momento-gateway.dashboard.context'));
  await expect(startServer()).rejects.toThrow('start that, not next');
});
