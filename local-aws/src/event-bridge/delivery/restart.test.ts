import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, onTestFinished, test, vi } from 'vitest';
import { endProcess, readOrigin, startLocalProcess } from '../../testing/start-local-process.ts';
import { makeClientConfig } from '../../testing/start-test-aws.ts';
import { orderEntry } from '../testing/start-event-bridge.ts';
import { startFunction } from '../testing/start-function.ts';

/** The tests start processes or threads, and the machine may be busy. */
vi.setConfig({ testTimeout: 30_000 });

test('an event whose target was failing reaches it after kill -9 and a restart', async () => {
  const work = await startFunction();
  const dataPath = mkdtempSync(join(tmpdir(), 'local-aws-'));
  onTestFinished(() => rmSync(dataPath, { recursive: true }));
  const env = {
    LOCAL_AWS_PORT: '0',
    LOCAL_AWS_DATA: dataPath,
    LOCAL_AWS_LAMBDA_URLS: JSON.stringify({ work: work.url }),
  };
  const before = startLocalProcess(env);
  const events = new EventBridgeClient(makeClientConfig(await readOrigin(before)));
  onTestFinished(() => events.destroy());
  const Arn = 'arn:aws:lambda:us-east-1:000000000000:function:work';
  const EventPattern = '{"source":["shop"]}';
  await events.send(new PutRuleCommand({ Name: 'orders', EventPattern }));
  await events.send(new PutTargetsCommand({ Rule: 'orders', Targets: [{ Id: 'f', Arn }] }));
  const { Entries } = await events.send(new PutEventsCommand({ Entries: [orderEntry] }));
  const unanswered = await work.next();
  await endProcess(before.child, 'SIGKILL');

  await readOrigin(startLocalProcess(env));

  const again = await work.next();
  again.answer(200);
  expect(JSON.parse(again.body).id).toBe(Entries?.[0]?.EventId);
  expect(again.body).toBe(unanswered.body);
});
