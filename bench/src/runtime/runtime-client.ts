import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readRuntimeConfig } from '../config.ts';

/**
 * Runs a handler like Lambda's runtime client, where that is not installed: loads it, then fetches
 * one event after the other and posts the handler's results.
 */
const http = process.getBuiltinModule('node:http');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const { runtimeApi, taskRoot, handlerName } = readRuntimeConfig();
const [file = '', name = ''] = handlerName.split('.');

type Handler = (event: unknown, context: { readonly awsRequestId: string }) => Promise<unknown>;

/** Like Lambda's: the first of these files, loaded in a way that waits for an ES module. */
async function loadHandler(): Promise<Handler> {
  const paths = ['.js', '.mjs'].map((extension) => join(taskRoot, `${file}${extension}`));
  const module = await import(pathToFileURL(paths.find((path) => existsSync(path)) ?? '').href);
  return module[name];
}

interface Exchange {
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

function exchange(method: string, path: string, body?: string): Promise<Exchange> {
  const [hostname, port] = runtimeApi.split(':');
  return new Promise((resolve, reject) => {
    const options = { hostname, port, method, path: `/2018-06-01/runtime/${path}`, agent };
    const request = http.request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ headers: response.headers, text }));
    });
    request.on('error', reject).end(body);
  });
}

async function serve(): Promise<never> {
  const handler = await loadHandler();
  for (;;) {
    const { headers, text } = await exchange('GET', 'invocation/next');
    const awsRequestId = String(headers['lambda-runtime-aws-request-id']);
    const result = await handler(JSON.parse(text), { awsRequestId });
    await exchange('POST', `invocation/${awsRequestId}/response`, JSON.stringify(result));
  }
}

serve().catch((error) => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
