import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** What is in the account, and what AWS would answer of it. */
interface Account {
  isProtected: boolean;
  status: string;
  ownsBus: boolean;
  archive: string | undefined;
  /** On the gateway's bus, by name. */
  readonly rules: Map<string, { readonly managedBy?: string; readonly stackTag?: string }>;
  archives: string[];
  busPolicy: string | undefined;
  /** Who has the dashboard's policy, such as `role Operators`. */
  readonly attachedTo: Set<string>;
  readonly boundaryOf: Set<string>;
  rolePolicies: string[];
  /** Other gateways' stacks, by name, with their buses. */
  readonly otherStacks: Map<string, string>;
  readonly queues: Set<string>;
  logPolicies: string[];
  /** An operation that fails, and how. */
  failing: string | undefined;
}

export interface FakeAccount {
  readonly account: Account;
  readonly endpoint: string;
  /** Calls that change something, in their order, such as `DeleteRule theirs`. */
  readonly changes: string[];
  readonly close: () => Promise<unknown>;
}

type Fields = Readonly<Record<string, string>>;
type Answer = string | object;

export const STACK = 'orders';
const BUS = 'sales';
const OUTPUTS = {
  FunctionUrl: 'https://abc.lambda-url.eu-west-1.on.aws/',
  EventBusName: BUS,
  ParkedQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/parked',
  DeadLetterQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead-letters',
  SecretPrefix: STACK,
  LogGroupName: '/orders',
  DashboardPolicyArn: 'arn:aws:iam::111122223333:policy/dashboard',
};

/** An account with one gateway's stack, behind the wire protocols that AWS's clients speak. */
export async function startFakeAccount(): Promise<FakeAccount> {
  const account: Account = {
    isProtected: false,
    status: 'CREATE_COMPLETE',
    ownsBus: true,
    archive: undefined,
    rules: new Map(),
    archives: [],
    busPolicy: undefined,
    attachedTo: new Set(),
    boundaryOf: new Set(),
    rolePolicies: ['Gateway'],
    otherStacks: new Map(),
    queues: new Set(),
    logPolicies: [],
    failing: undefined,
  };
  const changes: string[] = [];
  const server = createServer(async (request, response) => {
    const { operation, fields } = await readCall(request);
    if (operation === account.failing) return response.writeHead(400).end(formatDenial(request));
    const origin = `http://${request.headers.host}`;
    const answer = answerCall({ account, changes, origin }, operation, fields);
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
    endpoint: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
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
  const fields = Object.fromEntries(new URLSearchParams(body));
  return { operation: fields['Action'] ?? '', fields };
}

function formatDenial({ headers }: IncomingMessage): string {
  const message = 'You may not do that';
  return headers['x-amz-target'] === undefined
    ? `<ErrorResponse><Error><Code>AccessDenied</Code><Message>${message}</Message></Error></ErrorResponse>`
    : JSON.stringify({ __type: 'AccessDeniedException', message });
}

interface Known {
  readonly account: Account;
  readonly changes: string[];
  readonly origin: string;
}

function answerCall(
  { account, changes, origin }: Known,
  operation: string,
  fields: Fields,
): Answer {
  const change = (...about: (string | undefined)[]) => {
    changes.push([operation, ...about].join(' '));
    return '';
  };
  const { rules } = account;
  switch (operation) {
    case 'GetCallerIdentity':
      return '<Account>111122223333</Account>';
    case 'DescribeStacks':
      return `<Stacks>${formatStacks(account, changes, fields['StackName'])}</Stacks>`;
    case 'DescribeStackResources':
      return `<StackResources>${formatResources(account)}</StackResources>`;
    case 'DeleteStack':
      return change(STACK);
    case 'ListEntitiesForPolicy':
      return formatHolders(
        fields['PolicyUsageFilter'] === 'PermissionsPolicy'
          ? account.attachedTo
          : account.boundaryOf,
      );
    case 'ListAttachedRolePolicies':
      return '<AttachedPolicies></AttachedPolicies>';
    case 'ListRolePolicies':
      return `<PolicyNames>${listMembers(account.rolePolicies)}</PolicyNames>`;
    case 'DetachUserPolicy':
    case 'DetachGroupPolicy':
    case 'DetachRolePolicy':
      return change(fields['UserName'] ?? fields['GroupName'] ?? fields['RoleName']);
    case 'DescribeEventBus':
      return { Name: BUS, Arn: 'arn:bus', ...(account.busPolicy && { Policy: account.busPolicy }) };
    case 'ListRules':
      return {
        Rules: [...rules].map(([Name, { managedBy: ManagedBy }]) => ({
          Name,
          Arn: `arn:rule/${Name}`,
          ManagedBy,
        })),
      };
    case 'ListTagsForResource': {
      const Value = rules.get(fields['ResourceARN']?.split('/').at(-1) ?? '')?.stackTag;
      return { Tags: Value === undefined ? [] : [{ Key: 'momento-gateway:stack', Value }] };
    }
    case 'ListArchives':
      return { Archives: account.archives.map((ArchiveName) => ({ ArchiveName })) };
    case 'ListTargetsByRule':
      return { Targets: [{ Id: 'target', Arn: 'arn:target' }] };
    case 'RemoveTargets':
      change(fields['Rule']);
      return { FailedEntryCount: 0, FailedEntries: [] };
    case 'DeleteRule':
      rules.delete(fields['Name'] ?? '');
      change(fields['Name']);
      return {};
    case 'GetQueueUrl':
      return {
        QueueUrl: `${origin}/111122223333/${fields['QueueName']}`,
      };
    case 'DeleteQueue':
      change(fields['QueueUrl']?.split('/').at(-1));
      return {};
    case 'DescribeResourcePolicies':
      return { resourcePolicies: account.logPolicies.map((policyName) => ({ policyName })) };
    default:
      throw new Error(`${operation} is not known to this account.`);
  }
}

function formatStacks(
  { isProtected, status, otherStacks }: Account,
  changes: readonly string[],
  asked: string | undefined,
): string {
  const isDeleted = changes.includes(`DeleteStack ${STACK}`);
  const own = formatStack(STACK, isDeleted ? 'DELETE_COMPLETE' : status, OUTPUTS, isProtected);
  if (asked !== undefined) return own;
  const others = [...otherStacks].map(([name, EventBusName]) =>
    formatStack(name, 'CREATE_COMPLETE', { ...OUTPUTS, EventBusName }, false),
  );
  return [own, ...others].join('');
}

function formatStack(name: string, status: string, outputs: Fields, isProtected: boolean): string {
  const members = Object.entries(outputs).map(
    ([key, value]) =>
      `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  return `<member><StackName>${name}</StackName><StackId>arn:${name}</StackId><StackStatus>${status}</StackStatus><EnableTerminationProtection>${isProtected}</EnableTerminationProtection><Outputs>${members.join('')}</Outputs></member>`;
}

function formatResources({ ownsBus, archive }: Account): string {
  const resources = [
    ['AWS::IAM::Role', 'the-role'],
    ...(ownsBus ? [['AWS::Events::EventBus', BUS]] : []),
    ...(archive === undefined ? [] : [['AWS::Events::Archive', archive]]),
  ];
  return resources
    .map(
      ([type, id]) =>
        `<member><ResourceType>${type}</ResourceType><PhysicalResourceId>${id}</PhysicalResourceId></member>`,
    )
    .join('');
}

/** @param holders such as `role Operators` */
function formatHolders(holders: ReadonlySet<string>): string {
  return ['User', 'Group', 'Role']
    .map((kind) => {
      const names = [...holders].filter((holder) => holder.startsWith(`${kind.toLowerCase()} `));
      const members = names.map(
        (holder) => `<member><${kind}Name>${holder.split(' ')[1]}</${kind}Name></member>`,
      );
      return `<Policy${kind}s>${members.join('')}</Policy${kind}s>`;
    })
    .join('');
}

const listMembers = (values: readonly string[]) =>
  values.map((value) => `<member>${value}</member>`).join('');
