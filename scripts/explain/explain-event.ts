import type { Api } from '@momento-gateway/api/call';
import { isExactObject, readExact } from '@momento-gateway/api/exact-json';
import { explainMessage } from '@momento-gateway/api/explain/explain-operations';
import type { Explanation } from '@momento-gateway/api/explain/explanation';
import type { ExplainOptions } from './options.ts';

interface Sources {
  readonly api: Api;
  readonly environment: NodeJS.ProcessEnv;
  /** The text of a file; `-` is standard input. */
  readonly readText: (file: string) => Promise<string>;
}

/** Asks a dashboard. @throws Error when the message is none, or ApiError. */
export async function explainEvent(
  { api, environment, readText }: Sources,
  { subject, messageFile, asksMomento, tenant }: ExplainOptions,
): Promise<Explanation> {
  const message = messageFile && readExact(await readText(messageFile));
  if (messageFile !== undefined && !isExactObject(message || undefined)) {
    throw new Error('--message takes JSON: what Momento posted, or an event.');
  }
  const { path } = explainMessage;
  const query = tenant === undefined ? '' : `?${new URLSearchParams({ tenant })}`;
  return api(
    { ...explainMessage, path: `${path}${query}` as typeof path },
    {
      body: {
        ...subject,
        ...(messageFile !== undefined && { message: message as Record<string, unknown> }),
        ...(asksMomento && readKey(environment)),
      },
    },
  );
}

function readKey({ MOMENTO_API_KEY: apiKey, MOMENTO_ENDPOINT: endpoint }: NodeJS.ProcessEnv) {
  if (!apiKey) throw new Error('--ask-momento needs a key: set MOMENTO_API_KEY to it.');
  return { apiKey, ...(endpoint && { endpoint }) };
}
