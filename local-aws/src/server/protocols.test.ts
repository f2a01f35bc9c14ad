import { decode, encode, Tagged } from 'cborg';
import { expect, test } from 'vitest';
import { callOverHttp } from '../testing/call-over-http.ts';
import { requireLocalAws } from '../testing/start-aws-under-test.ts';
import { startTestAws } from '../testing/start-test-aws.ts';

/** The SDK for Go calls CloudWatch in Smithy RPC v2 CBOR, at a path for each operation. */
async function startCborClient() {
  const { origin, clock } = await startTestAws();
  requireLocalAws('CBOR');
  const send = async (
    operation: string,
    body: Buffer,
    service = 'GraniteServiceVersion20100801',
  ) => {
    const response = await fetch(`${origin}/service/${service}/operation/${operation}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/cbor',
        'smithy-protocol': 'rpc-v2-cbor',
        authorization: 'AWS4-HMAC-SHA256 Credential=test',
      },
      body,
    });
    const output = decode(new Uint8Array(await response.arrayBuffer()), {
      tags: Tagged.preserve(1),
    });
    return { status: response.status, headers: response.headers, output };
  };
  return {
    origin,
    now: clock.now() / 1000,
    send,
    call: (operation: string, input: object) => send(operation, Buffer.from(encode(input))),
  };
}

test('metrics are written and read in CBOR, with tagged times', async () => {
  const { call, now } = await startCborClient();
  const put = await call('PutMetricData', {
    Namespace: 'Shop',
    MetricData: [{ MetricName: 'Calls', Value: 2.5, Timestamp: new Tagged(1, now) }],
  });
  expect(put).toMatchObject({ status: 200, output: {} });
  expect(put.headers.get('smithy-protocol')).toBe('rpc-v2-cbor');
  expect(put.headers.get('content-type')).toBe('application/cbor');

  const query = {
    Namespace: 'Shop',
    MetricName: 'Calls',
    StartTime: new Tagged(1, now - 60),
    EndTime: new Tagged(1, now + 60),
    Period: 60,
    Statistics: ['Sum'],
  };
  const statistics = await call('GetMetricStatistics', query);
  expect(statistics.output).toEqual({
    Label: 'Calls',
    Datapoints: [{ Timestamp: new Tagged(1, now), Unit: 'None', Sum: 2.5 }],
  });
});

test('an error is answered in CBOR, with the code of the query protocol', async () => {
  const { call } = await startCborClient();
  const { status, headers, output } = await call('PutMetricData', {
    Namespace: 'AWS/Shop',
    MetricData: [{ MetricName: 'Calls', Value: 1 }],
  });
  expect(status).toBe(400);
  expect(output).toMatchObject({ __type: 'InvalidParameterValueException' });
  expect(headers.get('x-amzn-query-error')).toBe('InvalidParameterValue;Sender');
});

test.each([
  ['half a value', Buffer.from([0xa1])],
  ['nested too deeply', Buffer.alloc(1_000_000, 0x81)],
  ['a list that claims four billion items', Buffer.from('9affffffff00', 'hex')],
  ['no map', Buffer.from([0x01])],
])('a body that is %s is a SerializationException', async (_, body) => {
  const { send } = await startCborClient();
  expect(await send('ListMetrics', body)).toMatchObject({
    status: 400,
    output: { __type: 'SerializationException' },
  });
});

test('a service that AWS does not serve in CBOR is unknown', async () => {
  const { send } = await startCborClient();
  expect(await send('PutEvents', Buffer.alloc(0), 'AWSEvents')).toMatchObject({
    status: 400,
    output: { __type: 'UnknownOperationException' },
  });
});

test('a call in the query protocol is refused in XML, the only answer its clients can read', async () => {
  const { origin } = await startCborClient();
  const answer = await callOverHttp(`${origin}/`, {
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
  });
  expect(answer.status).toBe(400);
  expect(answer.headers['content-type']).toBe('text/xml');
  expect(answer.body).toContain('<Code>InvalidAction</Code>');
  expect(answer.body).toContain('Local AWS does not serve the action GetCallerIdentity.');
});

test('a call of a REST protocol is refused with a code that its clients read', async () => {
  const { origin } = await startCborClient();
  const answer = await callOverHttp(`${origin}/2015-03-31/functions`, { method: 'GET' });
  expect(answer.status).toBe(404);
  expect(answer.headers['x-amzn-errortype']).toBe('UnknownOperationException');
});
