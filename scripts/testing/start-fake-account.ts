import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  type Account,
  type Answer,
  AwsRefusal,
  answerCall,
  type Fields,
  type Known,
} from './answer-aws-call.ts';

export interface FakeAccount {
  readonly account: Account;
  /** Environment with which the SDK calls this account. */
  readonly environment: NodeJS.ProcessEnv;
  /** The calls that changed something, in order, such as `DeleteRule theirs`. */
  readonly changes: string[];
  readonly close: () => Promise<unknown>;
}

/** An account with one gateway's stack, over the wire protocols of AWS's clients. */
export async function startFakeAccount(): Promise<FakeAccount> {
  const account: Account = {
    template: '{}',
    bootstraps: { hnb659fds: 30 },
    tags: {},
    parameters: {},
    isProtected: false,
    status: 'CREATE_COMPLETE',
    ownsBus: true,
    buses: new Map(['sales', 'billing'].map((name) => [name, `arn:bus/${name}`])),
    archive: undefined,
    firstWebhook: undefined,
    rules: new Map(),
    archives: [],
    busPolicy: undefined,
    attachedTo: new Set(),
    boundaryOf: new Set(),
    roles: new Map([['the-role', ['Gateway']]]),
    otherStacks: new Map(),
    logPolicies: [],
    quotas: new Map(),
    alarms: new Map(),
    logAlarms: new Map(),
    topic: {},
    subscriptions: new Map(),
    deniedToFunction: undefined,
    failing: undefined,
    undeletable: undefined,
  };
  const changes: string[] = [];
  const server = createServer(async (request, response) => {
    const { operation, fields } = await readCall(request);
    const origin = `http://${request.headers.host}`;
    const answer = answerOrRefuse({ account, changes, origin }, operation, fields);
    if (answer instanceof AwsRefusal) {
      return response.writeHead(400).end(formatRefusal(request, answer));
    }
    const isJson = typeof answer === 'object';
    response.writeHead(200, { 'content-type': isJson ? 'application/json' : 'text/xml' });
    return response.end(
      isJson
        ? JSON.stringify(answer)
        : `<${operation}Response><${operation}Result>${answer}</${operation}Result></${operation}Response>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    account,
    changes,
    environment: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_REGION: 'eu-west-1',
      AWS_CONFIG_FILE: '/nonexistent',
      AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
      AWS_PROFILE: undefined,
      AWS_SESSION_TOKEN: undefined,
      AWS_DEFAULT_REGION: undefined,
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readCall(request: IncomingMessage): Promise<{ operation: string; fields: Fields }> {
  const body = await text(request);
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    return { operation: target.split('.').at(-1) ?? '', fields: JSON.parse(body) };
  }
  if (request.url?.endsWith('/configuration')) {
    return { operation: 'GetFunctionConfiguration', fields: {} };
  }
  const fields = Object.fromEntries(new URLSearchParams(body));
  return { operation: fields['Action'] ?? '', fields };
}

function answerOrRefuse(known: Known, operation: string, fields: Fields): Answer | AwsRefusal {
  try {
    return answerCall(known, operation, fields);
  } catch (error) {
    if (error instanceof AwsRefusal) return error;
    throw error;
  }
}

function formatRefusal({ headers }: IncomingMessage, { code, message }: AwsRefusal): string {
  return headers['x-amz-target'] === undefined
    ? `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`
    : JSON.stringify({ __type: code === 'AccessDenied' ? 'AccessDeniedException' : code, message });
}
