/** The resources of the account. */
export interface Account {
  /** Body of the deployed stack's template; undefined when the stack is not deployed. */
  template: string | undefined;
  /** Version of the CDK's bootstrap, by qualifier. */
  bootstraps: Record<string, number>;
  /** Of the stack. */
  tags: Record<string, string>;
  parameters: Record<string, string>;
  isProtected: boolean;
  status: string;
  ownsBus: boolean;
  /** ARNs of the account's buses, by name. */
  readonly buses: Map<string, string>;
  archive: string | undefined;
  /** The stack of the one-file template has a first webhook, and may own its secret. */
  firstWebhook: { readonly id: string; readonly isOwned: boolean } | undefined;
  /** On the gateway's bus, by name. */
  readonly rules: Map<string, { readonly managedBy?: string; readonly stackTag?: string }>;
  archives: string[];
  busPolicy: string | undefined;
  /** Who has a policy for the dashboard, such as `role Operators`; or `user vera viewer` for one. */
  readonly attachedTo: Set<string>;
  readonly boundaryOf: Set<string>;
  /** Names of the inline policies of the stack's roles, by the role's name. */
  readonly roles: Map<string, string[]>;
  /** Other gateways' stacks, by name, with their buses. */
  readonly otherStacks: Map<string, string>;
  logPolicies: string[];
  /** What Service Quotas knows, by operation. */
  readonly quotas: Map<string, number>;
  /** The stack's alarms, as CloudWatch answers them, by name. */
  readonly alarms: Map<string, object>;
  /** Those on a log, likewise. */
  readonly logAlarms: Map<string, object>;
  /** Attributes of the topic of its alarms. */
  topic: Readonly<Record<string, string>>;
  /** Its subscriptions' email addresses, with their ARNs. */
  readonly subscriptions: Map<string, string>;
  /** ARN of what the policies of the function's role do not allow. */
  deniedToFunction: string | undefined;
  /** An operation that is denied, or one call of it, such as `DeleteRule theirs`. */
  failing: string | undefined;
  /** What CloudFormation cannot delete: logical id and reason. */
  undeletable: readonly [id: string, reason: string] | undefined;
}

export type Fields = Readonly<Record<string, string>>;
/** XML of a result, or JSON. */
export type Answer = string | object;

/** An error answer of AWS. */
export class AwsRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export const STACK = 'orders';
const BUS = 'sales';
const OUTPUTS = {
  GatewayUrl: 'https://abc.lambda-url.eu-west-1.on.aws/',
  EventBusName: BUS,
  ParkedQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/parked',
  DeadLetterQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead-letters',
  SecretPrefix: STACK,
  LogGroupName: '/orders',
  DashboardPolicyArn: 'arn:aws:iam::111122223333:policy/dashboard',
  AlarmTopicArn: 'arn:aws:sns:eu-west-1:111122223333:alarms',
  DashboardViewerPolicyArn: 'arn:aws:iam::111122223333:policy/viewer',
};

/** The name that a call is about. */
function subjectOf(fields: Fields): string | undefined {
  const { Rule, Name, UserName, GroupName, RoleName, QueueUrl, StackName } = fields;
  return (
    Rule ??
    Name ??
    UserName ??
    GroupName ??
    RoleName ??
    QueueUrl?.split('/').at(-1) ??
    StackName?.replace('arn:', '')
  );
}

export interface Known {
  readonly account: Account;
  readonly changes: string[];
  readonly origin: string;
}

/** Does what a call asks of the account. @throws AwsRefusal */
export function answerCall(
  { account, changes, origin }: Known,
  operation: string,
  fields: Fields,
): Answer {
  const call = [operation, subjectOf(fields)].join(' ');
  const change = () => {
    changes.push(call);
    return '';
  };
  const { rules } = account;
  if ([operation, call].includes(account.failing ?? '')) {
    throw new AwsRefusal('AccessDenied', 'You may not do that');
  }
  switch (operation) {
    case 'GetCallerIdentity':
      return '<Account>111122223333</Account>';
    case 'DescribeStacks':
      return formatStacks(account, fields['StackName']);
    case 'GetParameter': {
      const version = account.bootstraps[fields['Name']?.split('/')[2] ?? ''];
      if (version === undefined) throw new AwsRefusal('ParameterNotFound', 'It does not exist');
      return { Parameter: { Value: String(version) } };
    }
    case 'GetTemplate':
      return `<TemplateBody>${escapeXml(account.template ?? '')}</TemplateBody>`;
    case 'DescribeStackEvents':
      return `<StackEvents>${formatStackEvents(account)}</StackEvents>`;
    case 'ListStackResources':
      return `<StackResourceSummaries>${formatResources(account)}</StackResourceSummaries>`;
    case 'GetServiceQuota':
    case 'GetAWSDefaultServiceQuota': {
      const Value = account.quotas.get(operation);
      if (Value === undefined) throw new AwsRefusal('NoSuchResourceException', 'Unknown');
      return { Quota: { Value } };
    }
    case 'DescribeAlarms':
      return fields['AlarmTypes']?.includes('LogAlarm')
        ? { LogAlarms: [...account.logAlarms.values()] }
        : {
            MetricAlarms: [...account.alarms].flatMap(([name, alarm]) =>
              name.startsWith(fields['AlarmNamePrefix'] ?? '') ? [alarm] : [],
            ),
          };
    case 'PutMetricAlarm':
      account.alarms.set(fields['AlarmName'] ?? '', fields);
      return {};
    case 'DeleteAlarms': {
      const names = [fields['AlarmNames'] ?? []].flat();
      for (const name of names) {
        if (!account.alarms.delete(name)) throw new AwsRefusal('ResourceNotFound', 'No such alarm');
      }
      return {};
    }
    case 'GetTopicAttributes':
      return `<Attributes>${Object.entries(account.topic)
        .map(([key, value]) => `<entry><key>${key}</key><value>${escapeXml(value)}</value></entry>`)
        .join('')}</Attributes>`;
    case 'ListSubscriptionsByTopic':
      return `<Subscriptions>${[...account.subscriptions]
        .map(
          ([address, arn]) =>
            `<member><Protocol>email</Protocol><Endpoint>${address}</Endpoint><SubscriptionArn>${arn}</SubscriptionArn></member>`,
        )
        .join('')}</Subscriptions>`;
    case 'GetFunctionConfiguration':
      return { Role: 'arn:aws:iam::111122223333:role/the-role' };
    case 'SimulatePrincipalPolicy': {
      const isDenied = fields['ResourceArns.member.1'] === account.deniedToFunction;
      return `<EvaluationResults><member><EvalDecision>${isDenied ? 'implicitDeny' : 'allowed'}</EvalDecision></member></EvaluationResults>`;
    }
    case 'DescribeStackResources':
      return `<StackResources>${formatResources(account)}</StackResources>`;
    case 'DeleteStack':
      account.status = account.undeletable ? 'DELETE_FAILED' : 'DELETE_COMPLETE';
      return change();
    case 'ListEntitiesForPolicy':
      return formatHolders(
        fields['PolicyUsageFilter'] === 'PermissionsPolicy'
          ? account.attachedTo
          : account.boundaryOf,
        fields['PolicyArn'],
      );
    case 'ListAttachedRolePolicies':
      return '<AttachedPolicies></AttachedPolicies>';
    case 'ListRolePolicies':
      return `<PolicyNames>${listMembers(account.roles.get(fields['RoleName'] ?? '') ?? [])}</PolicyNames>`;
    case 'DetachUserPolicy':
    case 'DetachGroupPolicy':
    case 'DetachRolePolicy':
      for (const holder of account.attachedTo) {
        const isIt = holder.startsWith(
          `${operation.slice(6, -6).toLowerCase()} ${subjectOf(fields)}`,
        );
        if (isIt && policyOf(holder) === fields['PolicyArn']) account.attachedTo.delete(holder);
      }
      return change();
    case 'DescribeEventBus': {
      const Arn = account.buses.get(fields['Name'] ?? '');
      if (Arn === undefined) throw new AwsRefusal('ResourceNotFoundException', 'No such bus');
      return { Name: BUS, Arn, ...(account.busPolicy && { Policy: account.busPolicy }) };
    }
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
      change();
      return { FailedEntryCount: 0, FailedEntries: [] };
    case 'DeleteRule':
      rules.delete(fields['Name'] ?? '');
      change();
      return {};
    case 'GetQueueUrl':
      if (changes.includes(`DeleteQueue ${fields['QueueName']}`)) {
        throw new AwsRefusal('QueueDoesNotExist', 'The queue does not exist');
      }
      return {
        QueueUrl: `${origin}/111122223333/${fields['QueueName']}`,
      };
    case 'DeleteQueue':
      change();
      return {};
    case 'DescribeResourcePolicies':
      return { resourcePolicies: account.logPolicies.map((policyName) => ({ policyName })) };
    default:
      throw new Error(`${operation} is not supported by this account.`);
  }
}

function formatStacks(account: Account, asked: string | undefined): string {
  const { template, isProtected, status, tags, parameters, otherStacks, firstWebhook } = account;
  const webhookUrl = firstWebhook && `${OUTPUTS.GatewayUrl}webhooks/${firstWebhook.id}`;
  const own = { ...OUTPUTS, ...(webhookUrl !== undefined && { WebhookUrl: webhookUrl }) };
  const isGone = template === undefined || (status === 'DELETE_COMPLETE' && asked === STACK);
  const stacks = [
    ...(isGone
      ? []
      : [[STACK, formatStack(STACK, status, own, { isProtected, tags, parameters })] as const]),
    ...[...otherStacks].map(([name, EventBusName]) => {
      const outputs = { ...OUTPUTS, EventBusName };
      return [name, formatStack(name, 'CREATE_COMPLETE', outputs)] as const;
    }),
  ].filter(([name]) => asked === undefined || [name, `arn:${name}`].includes(asked));
  if (stacks.length === 0)
    throw new AwsRefusal('ValidationError', `Stack with id ${asked} does not exist`);
  return `<Stacks>${stacks.map(([, text]) => text).join('')}</Stacks>`;
}

function formatStack(
  name: string,
  status: string,
  outputs: Fields,
  settings: Partial<Pick<Account, 'isProtected' | 'tags' | 'parameters'>> = {},
): string {
  const { isProtected = false, tags = {}, parameters = {} } = settings;
  const members = Object.entries(outputs).map(
    ([key, value]) =>
      `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  const tagMembers = Object.entries(tags).map(
    ([key, value]) => `<member><Key>${key}</Key><Value>${value}</Value></member>`,
  );
  const parameterMembers = Object.entries(parameters).map(
    ([key, value]) =>
      `<member><ParameterKey>${key}</ParameterKey><ParameterValue>${value}</ParameterValue></member>`,
  );
  return `<member><StackName>${name}</StackName><StackId>arn:${name}</StackId><StackStatus>${status}</StackStatus><EnableTerminationProtection>${isProtected}</EnableTerminationProtection><Parameters>${parameterMembers.join('')}</Parameters><Outputs>${members.join('')}</Outputs><Tags>${tagMembers.join('')}</Tags></member>`;
}

function formatStackEvents({ undeletable }: Account): string {
  if (undeletable === undefined) return '';
  const [id, reason] = undeletable;
  return `<member><StackId>arn:${STACK}</StackId><LogicalResourceId>${id}</LogicalResourceId><ResourceStatus>DELETE_FAILED</ResourceStatus><ResourceStatusReason>${reason}</ResourceStatusReason></member>`;
}

function formatResources(account: Account): string {
  const { ownsBus, archive, alarms, logAlarms, roles, firstWebhook } = account;
  const secretOf = (name: string) => `arn:aws:secretsmanager:eu-west-1:111122223333:secret:${name}`;
  const resources = [
    ['AWS::Lambda::Function', 'the-function'],
    ...[...roles.keys()].map((name) => ['AWS::IAM::Role', name]),
    ...[...alarms.keys()].map((name) => ['AWS::CloudWatch::Alarm', name]),
    ...[...logAlarms.keys()].map((name) => ['AWS::CloudWatch::LogAlarm', name]),
    ...(ownsBus ? [['AWS::Events::EventBus', BUS]] : []),
    ...(archive === undefined ? [] : [['AWS::Events::Archive', archive]]),
    ...(firstWebhook === undefined
      ? []
      : [
          [
            'AWS::SecretsManager::Secret',
            secretOf(firstWebhook.isOwned ? `${STACK}/${firstWebhook.id}-AbCdEf` : 'Copy-AbCdEf'),
          ],
        ]),
  ];
  return resources
    .map(
      ([type, id]) =>
        `<member><ResourceType>${type}</ResourceType><PhysicalResourceId>${id}</PhysicalResourceId></member>`,
    )
    .join('');
}

function policyOf(holder: string): string {
  return `arn:aws:iam::111122223333:policy/${holder.split(' ')[2] ?? 'dashboard'}`;
}

/** @param holders such as `role Operators` */
function formatHolders(holders: ReadonlySet<string>, policyArn: unknown): string {
  const ofPolicy = [...holders].filter((holder) => policyOf(holder) === policyArn);
  return ['User', 'Group', 'Role']
    .map((kind) => {
      const names = ofPolicy.filter((holder) => holder.startsWith(`${kind.toLowerCase()} `));
      const members = names.map(
        (holder) => `<member><${kind}Name>${holder.split(' ')[1]}</${kind}Name></member>`,
      );
      return `<Policy${kind}s>${members.join('')}</Policy${kind}s>`;
    })
    .join('');
}

const listMembers = (values: readonly string[]) =>
  values.map((value) => `<member>${value}</member>`).join('');

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
