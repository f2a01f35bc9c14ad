import { LOG_RETENTION_DAYS } from '@momento-gateway/shared/stack-settings';
import { Match } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { describe, expect, test } from 'vitest';
import { synthesiseGateway } from './testing/synthesise-gateway.ts';

const template = synthesiseGateway();

/** The one resource of a type. */
function only(type: string, from = template): Record<string, unknown> & { Properties: never } {
  const found = Object.values(from.findResources(type));
  expect(found).toHaveLength(1);
  return found[0] as never;
}

const arnOf = (resource: unknown) => ({ 'Fn::GetAtt': [resource, 'Arn'] });
const parkedQueueId: string = template.toJSON()['Outputs']['ParkedQueueUrl'].Value.Ref;
const heldQueueId: string = template.toJSON()['Outputs']['HeldQueueUrl'].Value.Ref;
const idOf = (type: string, from = template) => Object.keys(from.findResources(type))[0] ?? '';

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

describe('the function', () => {
  test('is one arm64 function on Node 24, with a timeout longer than Momento’s', () => {
    template.resourceCountIs('AWS::Lambda::Function', 1);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      MemorySize: 512,
      Timeout: 10,
      LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: idOf('AWS::Logs::LogGroup') } },
      DeadLetterConfig: Match.absent(),
      ReservedConcurrentExecutions: Match.absent(),
    });
  });

  test('gets its whole configuration from the stack', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          EVENT_BUS_NAME: 'default',
          PARKED_QUEUE_URL: { Ref: parkedQueueId },
          HELD_QUEUE_URL: { Ref: heldQueueId },
          HOLD_UNVERIFIED_CALLS: 'true',
          SECRET_PREFIX: { Ref: 'AWS::StackName' },
          TRACING: 'PassThrough',
        },
      },
    });
  });

  test('may call exactly these actions, each on one resource', () => {
    template.hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
    template.resourceCountIs('AWS::IAM::Policy', 0);
    const { Policies } = only('AWS::IAM::Role').Properties as {
      Policies: { PolicyDocument: { Statement: Statement[] } }[];
    };
    const statements = Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    const inAccount = (service: string, ...rest: unknown[]) => ({
      'Fn::Join': [
        '',
        [
          'arn:',
          { Ref: 'AWS::Partition' },
          `:${service}:`,
          { Ref: 'AWS::Region' },
          ':',
          { Ref: 'AWS::AccountId' },
          ...rest,
        ],
      ],
    });
    expect(statements.map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [
        'events:PutEvents',
        [
          inAccount('events', ':event-bus/default'),
          inAccount('events', ':event-bus/', { Ref: 'AWS::StackName' }, '_*'),
        ],
      ],
      [
        'sqs:SendMessage',
        [
          arnOf(parkedQueueId),
          arnOf(heldQueueId),
          inAccount('sqs', ':', { Ref: 'AWS::StackName' }, '_*_parked'),
          inAccount('sqs', ':', { Ref: 'AWS::StackName' }, '_*_held'),
        ],
      ],
      [
        'secretsmanager:GetSecretValue',
        inAccount('secretsmanager', ':secret:', { Ref: 'AWS::StackName' }, '/*'),
      ],
      [['logs:CreateLogStream', 'logs:PutLogEvents'], arnOf(idOf('AWS::Logs::LogGroup'))],
      [['kms:Decrypt', 'kms:GenerateDataKey'], inAccount('kms', ':key/*')],
    ]);
    expect(statements.at(-1)).toHaveProperty('Condition', {
      StringLike: { 'kms:ViaService': ['secretsmanager.*', 'sqs.*'] },
    });
  });

  test('keeps logs for 90 days, or as long as the settings say', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
    synthesiseGateway({ logRetentionDays: '7' }).hasResourceProperties('AWS::Logs::LogGroup', {
      RetentionInDays: 7,
    });
  });

  test('keeps the audit log for a year, or as long as the settings say, and longer than the stack', () => {
    const find = (from: typeof template) => {
      const groups = Object.entries(from.findResources('AWS::Logs::LogGroup'));
      return groups.find(([id]) => id.startsWith('GatewayAudit'))?.[1];
    };
    const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
    expect(find(template)).toEqual({
      Type: 'AWS::Logs::LogGroup',
      Properties: { RetentionInDays: 365 },
      ...kept,
    });
    const changed = find(synthesiseGateway({ auditRetentionDays: '3653' }));
    expect(changed).toMatchObject({ Properties: { RetentionInDays: 3653 }, ...kept });
  });

  test.each([
    ['512', {}],
    ['1024', { memory: '1024' }],
  ])('has %s MB of memory with %j', (memory, context) => {
    synthesiseGateway(context).hasResourceProperties('AWS::Lambda::Function', {
      MemorySize: Number(memory),
    });
  });

  test.each([
    ['INFO', {}],
    ['WARN', { logLevel: 'warn' }],
    ['DEBUG', { logLevel: 'debug' }],
  ])('logs Lambda’s own lines from %s with %j, and its own line of each call', (level, context) => {
    synthesiseGateway(context).hasResourceProperties('AWS::Lambda::Function', {
      LoggingConfig: { SystemLogLevel: level, ApplicationLogLevel: Match.absent() },
    });
  });

  test('is traced only if the settings say so, with the permission for it', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      TracingConfig: { Mode: 'PassThrough' },
    });
    const traced = synthesiseGateway({ tracing: 'on' });
    traced.hasResourceProperties('AWS::Lambda::Function', {
      TracingConfig: { Mode: 'Active' },
      Environment: { Variables: Match.objectLike({ TRACING: 'Active' }) },
    });
    traced.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: idOf('AWS::IAM::Role', traced) }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
            Resource: '*',
          },
        ],
      },
    });
  });

  test('has reserved concurrency only if the settings say so', () => {
    synthesiseGateway({ reservedConcurrency: '50' }).hasResourceProperties(
      'AWS::Lambda::Function',
      { ReservedConcurrentExecutions: 50 },
    );
  });
});

test('the queues keep messages for 14 days, held calls for one, encrypted, and accept none without TLS or from another queue', () => {
  const queues = Object.values(template.findResources('AWS::SQS::Queue'));
  const days = queues.map(({ Properties }) => Properties.MessageRetentionPeriod / 86_400);
  expect(days.sort()).toEqual([1, 14, 14]);
  for (const { Properties } of queues) {
    expect(Properties).toMatchObject({
      SqsManagedSseEnabled: true,
      RedriveAllowPolicy: { redrivePermission: 'denyAll' },
    });
    expect(Properties).not.toHaveProperty('RedrivePolicy');
  }
  const policies = Object.values(template.findResources('AWS::SQS::QueuePolicy'));
  expect(policies).toHaveLength(3);
  for (const { Properties } of policies) {
    expect(Properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 'sqs:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  }
});

describe('the bus', () => {
  test('is the default bus, which always exists, unless the settings name one', () => {
    template.resourceCountIs('AWS::Events::EventBus', 0);
    template.resourceCountIs('AWS::Events::Rule', 0);
  });

  test('makes the deployment fail if it does not exist, by a disabled rule on it', () => {
    const named = synthesiseGateway({ bus: 'orders' });
    named.resourceCountIs('AWS::Events::EventBus', 0);
    named.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: 'orders',
      State: 'DISABLED',
      Targets: Match.absent(),
    });
  });

  test('is created if the settings say so', () => {
    const made = synthesiseGateway({ bus: 'orders', createBus: 'true' });
    made.hasResourceProperties('AWS::Events::EventBus', { Name: 'orders' });
    made.resourceCountIs('AWS::Events::Rule', 0);
  });

  test("has an archive of Momento's events only if the settings say so", () => {
    template.resourceCountIs('AWS::Events::Archive', 0);
    synthesiseGateway({ archiveDays: '30' }).hasResourceProperties('AWS::Events::Archive', {
      EventPattern: { source: ['Momento'] },
      RetentionDays: 30,
    });
  });
});

describe('the alarms', () => {
  const OF_FUNCTION = {
    Namespace: 'AWS/Lambda',
    Dimensions: [{ Name: 'FunctionName', Value: { Ref: idOf('AWS::Lambda::Function') } }],
  };
  // As the function writes them: its SECRET_PREFIX is the stack's name.
  const OF_LOG_LINES = {
    Namespace: 'MomentoGateway',
    Dimensions: [{ Name: 'Gateway', Value: { Ref: 'AWS::StackName' } }],
  };

  test.each([
    ['Errors', OF_FUNCTION, 1, 1],
    ['Url5xxCount', OF_FUNCTION, 1, 1],
    ['Url4xxCount', OF_FUNCTION, 100, 3],
    ['Throttles', OF_FUNCTION, 1, 1],
    ['RejectedAuthentic', OF_LOG_LINES, 1, 1],
    ['SecretMismatch', OF_LOG_LINES, 1, 1],
  ])('watch %s of this stack: %j', (MetricName, origin, Threshold, EvaluationPeriods) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName,
      ...origin,
      Statistic: 'Sum',
      Period: 300,
      Threshold,
      EvaluationPeriods,
      DatapointsToAlarm: Match.absent(),
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
  });

  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));

  test('say when they go off and when they are over', () => {
    for (const { Properties } of alarms) {
      expect(Properties.AlarmActions).toEqual([{ Ref: idOf('AWS::SNS::Topic') }]);
      expect(Properties.OKActions).toEqual(Properties.AlarmActions);
    }
  });

  test.each([
    ['failures and held calls now', 300, 1, /Failures|Parked|Held/],
    ['failures for a week, also by those that somebody looks at', 3_600, 7 * 24, /Failures|Parked/],
  ])('watch the queues for %s', (_, Period, EvaluationPeriods, ids) => {
    const watched = alarms.filter(
      ({ Properties }) =>
        Properties.MetricName === 'ApproximateNumberOfMessagesVisible' &&
        Properties.Period === Period,
    );
    const names = watched.map(({ Properties }) => Properties.Dimensions[0].Value['Fn::GetAtt'][0]);
    const queues = Object.keys(template.findResources('AWS::SQS::Queue'));
    expect(names.sort()).toEqual(queues.filter((id) => ids.test(id)).sort());
    for (const { Properties } of watched) {
      expect(Properties).toMatchObject({
        Statistic: 'Maximum',
        Threshold: 1,
        EvaluationPeriods,
        TreatMissingData: 'notBreaching',
      });
      // In a row: not in one of all these hours.
      expect(Properties).not.toHaveProperty('DatapointsToAlarm');
    }
  });

  test('keep within the seven days that CloudWatch evaluates, a day below an hour, and three hours for a query', () => {
    for (const { Properties } of alarms) {
      const { Metrics: [query] = [], EvaluationPeriods } = Properties;
      const Period: number = Properties.Period ?? query.Period;
      const mostHours = query !== undefined ? 3 : Period < 3_600 ? 24 : 7 * 24;
      expect(Period * EvaluationPeriods).toBeLessThanOrEqual(mostHours * 3_600);
    }
  });

  test('watch what the sender waits, and go off the second time that it is near Momento’s five seconds', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'UrlRequestLatency',
      ExtendedStatistic: 'p99',
      Threshold: 4_000,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 2,
    });
  });

  const busRules = (from = template) =>
    Object.values(from.findResources('AWS::CloudWatch::Alarm')).flatMap(
      ({ Properties }) => Properties.Metrics ?? [],
    );

  test.each(['FailedInvocations', 'InvocationsFailedToBeSentToDlq'])(
    'watch EventBridge’s own %s of all rules, from the first failure on',
    (metric) => {
      template.hasResourceProperties('AWS::CloudWatch::Alarm', {
        Metrics: [
          {
            Expression: `SELECT SUM(${metric}) FROM SCHEMA("AWS/Events",RuleName)`,
            Period: 300,
            ReturnData: true,
          },
        ],
        Threshold: 1,
        EvaluationPeriods: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        // EventBridge sends these metrics only when something failed.
        TreatMissingData: 'notBreaching',
      });
    },
  );

  test('watch the rules of the gateway’s own bus alone, if it has one', () => {
    const named = busRules(synthesiseGateway({ bus: 'orders' }));
    expect(named).toHaveLength(2);
    for (const { Expression } of named) {
      expect(Expression).toMatch(
        /FROM SCHEMA\("AWS\/Events",EventBusName,RuleName\) WHERE EventBusName='orders'$/,
      );
    }
  });

  test('send email to the address in the settings', () => {
    template.resourceCountIs('AWS::SNS::Subscription', 0);
    synthesiseGateway({ alarmEmail: 'ops@example.com' }).hasResourceProperties(
      'AWS::SNS::Subscription',
      { Protocol: 'email', Endpoint: 'ops@example.com' },
    );
  });
});

test("the CloudWatch dashboard shows this stack's own metrics", () => {
  const { DashboardBody } = only('AWS::CloudWatch::Dashboard').Properties as {
    DashboardBody: unknown;
  };
  const body = JSON.stringify(DashboardBody);
  expect(body.split('ApproximateNumberOfMessagesVisible').length - 1).toBe(2);
  for (const name of [
    'Published',
    'Parked',
    'Rejected',
    'Lost',
    'PublishLatency',
    'Gateway,Reason}',
  ]) {
    expect(body).toContain(name);
  }
  expect(body).toContain('"Ref":"AWS::StackName"');
});

test('nothing has a fixed name, so that several stacks can coexist', () => {
  const resources = Object.values(template.toJSON()['Resources'] as Record<string, object>);
  const named = resources.flatMap(({ Properties = {} }: { Properties?: object }) =>
    Object.entries(Properties).filter(
      ([name, value]) => /^[A-Z]\w*Name$|^Name$/.test(name) && typeof value === 'string',
    ),
  );
  // An alarm's MetricName is not its own name.
  const ours = named.filter(([name]) => name !== 'MetricName');
  expect(ours).toEqual([]);
});

test('the outputs are all that the dashboard needs', () => {
  expect(Object.keys(template.findOutputs('*')).sort()).toEqual([
    'AlarmTopicArn',
    'AuditLogGroupName',
    'DashboardOperatorPolicyArn',
    'DashboardOwnerPolicyArn',
    'DashboardPolicyArn',
    'DashboardViewerPolicyArn',
    'DeadLetterQueueUrl',
    'EventBusName',
    'GatewayUrl',
    'HeldQueueUrl',
    'LogGroupName',
    'ParkedQueueUrl',
    'SecretPrefix',
  ]);
});

test.each([
  [{ bus: 'not a name' }, '-c bus=not a name: it takes the name of an event bus.'],
  [{ createBus: 'yes' }, '-c createBus=yes: it takes true or false.'],
  [
    { createBus: 'true' },
    '-c createBus needs -c bus <name>: every account has the bus "default" already.',
  ],
  [{ alarmEmail: 'ops' }, '-c alarmEmail=ops: it takes an email address.'],
  [{ archiveDays: '0' }, '-c archiveDays=0: it takes a number of days from 1 to 99999.'],
  [{ logRetentionDays: '45' }, '-c logRetentionDays=45: it takes a number of days that'],
  [{ auditRetentionDays: '366' }, '-c auditRetentionDays=366: it takes a number of days that'],
  [{ frontDoor: 'alb' }, '-c frontDoor=alb: it takes function-url, http-api or both.'],
  [{ memory: '128' }, '-c memory=128: it takes a number of MB from 256 to 10240.'],
  [{ tracing: 'yes' }, '-c tracing=yes: it takes on or off.'],
  [{ logLevel: 'error' }, '-c logLevel=error: it takes debug, info or warn.'],
  [{ encryptionKey: 'alias/x' }, '-c encryptionKey=alias/x: it takes create, or the ARN of a KMS'],
  [{ callsPerSecond: '5' }, '-c callsPerSecond needs -c frontDoor http-api or both.'],
  [
    { stack: '1st' },
    '-c stack=1st: it takes up to 128 letters, digits and hyphens, beginning with a letter.',
  ],
])('a wrong setting is refused with what it takes: %j', (context, message) => {
  expect(() => synthesiseGateway(context)).toThrow(message);
});

test('the template contains its settings, so that the next deployment can keep them', () => {
  const given = { bus: 'orders', createBus: 'true', alarmEmail: 'a@example.com', archiveDays: '7' };
  const { Metadata } = synthesiseGateway({ ...given, reservedConcurrency: '' }).toJSON();
  expect(Metadata).toEqual({ 'momento-gateway:settings': given });
});

test('the retention times of the settings are those that the CDK knows', () => {
  const days = Object.values(RetentionDays).filter((value) => typeof value === 'number');
  expect([...LOG_RETENTION_DAYS, RetentionDays.INFINITE]).toEqual(days);
});

test.each([
  ['Boundary', ':policy/Boundary'],
  ['arn:aws-cn:iam::aws:policy/PowerUserAccess', 'arn:aws-cn:iam::aws:policy/PowerUserAccess'],
])('the permissions boundary %s is that of every role', (permissionsBoundary, arn) => {
  const roles = synthesiseGateway({ permissionsBoundary }).findResources('AWS::IAM::Role');
  expect(Object.keys(roles)).not.toHaveLength(0);
  for (const { Properties } of Object.values(roles)) {
    expect(JSON.stringify(Properties.PermissionsBoundary)).toContain(arn);
  }
});

test('a qualifier chooses the bootstrap whose version CloudFormation checks', () => {
  const { Parameters } = synthesiseGateway({ qualifier: 'team' }).toJSON();
  expect(Parameters.BootstrapVersion.Default).toBe('/cdk-bootstrap/team/version');
});
