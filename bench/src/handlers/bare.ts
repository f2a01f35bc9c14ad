import { readAwsEndpoint } from '../config.ts';

const endpoint = readAwsEndpoint();
const { Agent, request } = process.getBuiltinModule(
  endpoint.protocol === 'https:' ? 'node:https' : 'node:http',
);
const { hostname, port } = endpoint;
const address = { hostname, port, method: 'POST', agent: new Agent({ keepAlive: true }) };

/** Passes the body to PutEvents: no signatures, no checks, no timeout, no log. */
export const handler = (event: { readonly body: string }): Promise<object> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({
      Entries: [
        {
          Time: Date.now() / 1_000,
          Source: 'Momento',
          DetailType: 'shop#orders',
          Detail: event.body,
          EventBusName: 'default',
        },
      ],
    });
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'content-length': Buffer.byteLength(body),
      'x-amz-target': 'AWSEvents.PutEvents',
    };
    request({ ...address, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        const eventId: string = JSON.parse(text).Entries[0].EventId;
        resolve({ statusCode: 200, body: JSON.stringify({ eventId }) });
      });
    })
      .on('error', reject)
      .end(body);
  });
