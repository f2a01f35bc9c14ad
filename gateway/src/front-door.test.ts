import { describe, expect, test } from 'vitest';
import { createPayload, createPost, WEBHOOK_ID } from './testing/momento.ts';
import { NOW, startTestGateway } from './testing/start-test-gateway.ts';

describe('whatever stands in front of the gateway, it finds the webhook in the path', () => {
  const path = `/webhooks/${WEBHOOK_ID}`;

  test.each([
    ['a Function URL or the stage $default', '$default', path],
    ['a stage with a name', 'prod', `/prod${path}`],
    ['a stage that has the word of the path as its name', 'webhooks', `/webhooks${path}`],
    ['a base path of a custom domain', '$default', `/hooks${path}`],
    ['a base path of several parts, and a stage', 'prod', `/teams/a/prod${path}`],
  ])('%s', async (_, stage, rawPath) => {
    const { aws, send, readLine } = await startTestGateway();
    const call = createPost(createPayload(NOW), { path: rawPath });
    const requestContext = { ...call.requestContext, stage };
    expect((await send({ ...call, requestContext })).status).toBe(200);
    expect(aws.events).toHaveLength(1);
    expect(readLine()).toMatchObject({ webhookId: WEBHOOK_ID });
  });
});

describe('the trace of an event', () => {
  const ROOT = 'Root=1-5759e988-bd862e3fe1be46a994272793';

  async function publishTraced(environment: Record<string, string>): Promise<unknown> {
    const { aws, send } = await startTestGateway(environment);
    const call = createPost(createPayload(NOW));
    const headers = { ...call.headers, 'x-amzn-trace-id': 'Root=1-00000000-of-the-caller' };
    expect((await send({ ...call, headers })).status).toBe(200);
    return aws.events[0]?.['TraceHeader'];
  }

  test.each([
    ROOT,
    `${ROOT};Parent=53995c3f42cd8ad8;Sampled=1`,
    `${ROOT};Parent=53995c3f42cd8ad8;Sampled=0;Lineage=1:a87bd80c:0|68fd508a:5`,
  ])('is that of the call, as Lambda has it: %s', async (header) => {
    expect(await publishTraced({ TRACING: 'Active', _X_AMZN_TRACE_ID: header })).toBe(header);
  });

  test.each([
    ['no trace', ''],
    ['another version', ROOT.replace('=1-', '=2-')],
    ['a short id', ROOT.slice(0, -1)],
    ['text before it', `x${ROOT}`],
    ['a blank', `${ROOT}; Sampled=1`],
    ['a line break', `${ROOT}\n`],
    ['more than the 500 characters EventBridge takes', `${ROOT};Lineage=${'a'.repeat(500)}`],
  ])('is left out, and the event published, if it is %s', async (_, header) => {
    expect(await publishTraced({ TRACING: 'Active', _X_AMZN_TRACE_ID: header })).toBeUndefined();
  });

  test.each([{}, { TRACING: 'PassThrough' }])('is left out without tracing: %j', async (off) => {
    expect(await publishTraced({ ...off, _X_AMZN_TRACE_ID: ROOT })).toBeUndefined();
  });

  test('is not in a parked event, which is published later', async () => {
    const environment = { TRACING: 'Active', _X_AMZN_TRACE_ID: ROOT };
    const { aws, send } = await startTestGateway(environment);
    aws.always('PutEvents', { status: 400, json: { __type: 'AccessDeniedException' } });
    expect((await send(createPost(createPayload(NOW)))).status).toBe(202);
    expect(aws.messages[0]).not.toContain('Root=');
  });
});
