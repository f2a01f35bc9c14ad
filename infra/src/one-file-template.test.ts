import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isWebhookId } from '@momento-gateway/shared/webhook-id';
import { parseWebhookSecret } from '@momento-gateway/shared/webhook-secret';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packCode, readPackedCode } from './pack-code.ts';
import { synthesiseTemplate } from './synthesise-template.ts';
import { evaluate } from './testing/evaluate.ts';

const committedPath = join(import.meta.dirname, '../../momento-gateway.template.json');
const STACK_UUID = '0d3b4f00-5c1e-11f0-9a1b-0affd2a5b9c7';

let folder: string;
let text: string;
let template: {
  Parameters: Record<string, { Default: string; NoEcho?: boolean; AllowedPattern?: string }>;
  Resources: Record<
    string,
    {
      Type: string;
      Condition?: string;
      UpdateReplacePolicy?: string;
      DependsOn?: string[];
      Properties: Readonly<Record<string, object>>;
    }
  >;
  Outputs: Record<string, { Value: unknown; Condition?: string }>;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'template-'));
  text = await synthesiseTemplate(folder);
  template = JSON.parse(text);
}, 600_000);
afterAll(() => rm(folder, { recursive: true }));

test('the committed file matches the sources; if it does not, run `npm run template`', async () => {
  expect(await readFile(committedPath, 'utf8')).toBe(text);
});

test('it can be passed directly: at most 51,200 bytes', () => {
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(51_200);
});

test('it needs no bucket and no bootstrap: the code is inline CommonJS', async () => {
  expect(text).not.toMatch(/S3Bucket|cdk-bootstrap|BootstrapVersion|AssetParameters/);
  const lambda = template.Resources['GatewayFunction8DA86145'];
  expect(lambda?.Properties).toMatchObject({
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
  });
  expect(Object.keys(lambda?.Properties['Code'] ?? {})).toEqual(['ZipFile']);
});

describe('its code is packed', () => {
  const bundle = () => readFile(join(folder, 'index.js'), 'utf8');

  test('and can be read: it is the bundle', async () => {
    expect(readPackedCode(text)).toBe(await bundle());
    expect(() => readPackedCode('{}')).toThrow('no template with packed code');
  });

  test('and Lambda can load it, with require or import', async () => {
    const path = join(folder, 'packed.cjs');
    await writeFile(path, packCode('exports.handler = () => new Error().stack;'));
    const program = `
      const { handler } = require(process.argv[1]);
      import(process.argv[1]).then((imported) => console.log(JSON.stringify([handler(), imported.handler()])));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', program, path]);
    const stacks: string[] = JSON.parse(stdout);
    expect(stacks).toHaveLength(2);
    for (const stack of stacks) expect(stack).toContain(`(${path}:1:`);
  });

  test.each([...'1234'].map((filling) => filling.repeat(Number(filling))))(
    'whatever its size: with %s',
    (filling) => {
      const code = `exports.handler = () => '${filling}\u00fc';`;
      expect(readPackedCode(packCode(code))).toBe(code);
      const exported = {} as { handler: () => string };
      new Function('exports', 'require', '__filename', packCode(code))(
        exported,
        createRequire(import.meta.url),
        'packed.cjs',
      );
      expect(exported.handler()).toBe(`${filling}ü`);
    },
  );
});

test('without parameters it is a gateway on the default bus without a webhook', () => {
  for (const { Default } of Object.values(template.Parameters)) expect(Default).toBeDefined();
  expect(template.Parameters['EventBridgeBus']?.Default).toBe('default');
  expect(template.Parameters['MomentoSecretString']).toMatchObject({ Default: '', NoEcho: true });
});

test.each([
  ['FrontDoor', { Default: 'function-url', AllowedValues: ['function-url', 'http-api', 'both'] }],
  ['CallsPerSecond', { Type: 'Number', Default: 10_000, MinValue: 1 }],
  ['DomainName', { Default: '' }],
  ['CertificateArn', { Default: '' }],
  ['EncryptionKeyArn', { Default: '' }],
  ['Memory', { Type: 'Number', Default: 512, MinValue: 256, MaxValue: 10_240 }],
  ['LogLevel', { Default: 'INFO', AllowedValues: ['DEBUG', 'INFO', 'WARN'] }],
  ['Tracing', { Default: 'PassThrough', AllowedValues: ['PassThrough', 'Active'] }],
])('the option %s is a parameter', (name, parameter) => {
  expect(template.Parameters[name]).toMatchObject(parameter);
});

test('everything that is public goes with the Function URL, and the rest of the API with the API', () => {
  const doors = Object.values(template.Resources).filter(({ Type }) =>
    /Lambda::(?:Url|Permission)|ApiGatewayV2/.test(Type),
  );
  const conditions = doors.map(({ Type, Condition, Properties }) => [
    Type.split('::').at(-1),
    Properties['Principal'] ?? Properties['AuthType'],
    Condition,
  ]);
  expect(conditions.sort()).toEqual([
    ['Api', undefined, 'Api'],
    ['ApiMapping', undefined, 'Domain'],
    ['DomainName', undefined, 'Domain'],
    ['Integration', undefined, 'Api'],
    ['Permission', '*', 'Url'],
    ['Permission', '*', 'Url'],
    ['Permission', 'apigateway.amazonaws.com', 'Api'],
    ['Route', undefined, 'Api'],
    ['Stage', undefined, 'Api'],
    ['Url', 'NONE', 'Url'],
  ]);
});

const findOnly = (type: string) => {
  const [found, ...others] = Object.entries(template.Resources).filter(
    ([, { Type }]) => Type === type,
  );
  expect(others).toEqual([]);
  return { id: found?.[0] ?? '', ...found?.[1] };
};

test('a first webhook is a secret that the gateway can read, with its own id', () => {
  const copy = findOnly('AWS::SecretsManager::Secret');
  const handOver = findOnly('AWS::CloudFormation::CustomResource');
  for (const { Condition } of [copy, handOver]) expect(Condition).toBe('Webhook');
  const values = {
    'AWS::StackName': 'my-stack',
    'AWS::StackId': `arn:aws:cloudformation:eu-west-1:111122223333:stack/my-stack/${STACK_UUID}`,
    MomentoSecretString: 'signing secret',
    WebhookName: 'Orders',
    WebhookCache: 'shop',
    WebhookTopic: "or'ders#1",
  };
  const { SecretString } = evaluate(copy.Properties, values) as Record<string, string>;
  const { SecretId } = evaluate(handOver.Properties, values) as Record<string, string>;
  expect(SecretId).toBe(`<${copy.id}.Id>`);
  expect(isWebhookId(STACK_UUID)).toBe(true);
  expect(parseWebhookSecret(SecretString ?? '')).toMatchObject({
    name: 'Orders',
    cache: 'shop',
    topic: "or'ders#1",
    enabled: true,
    signingSecret: 'signing secret',
  });
  expect(template.Outputs['WebhookUrl']).toMatchObject({ Condition: 'Webhook' });
  expect(JSON.stringify(template.Outputs['WebhookUrl'])).toContain('webhooks/');
});

test.each([
  ['default', 'false', 'RuleName)'],
  ['orders', 'true', "EventBusName,RuleName) WHERE EventBusName='orders'"],
])('alarms watch all rules of the bus %s', (EventBridgeBus, Named, rules) => {
  const queries = Object.values(template.Resources).flatMap(
    ({ Properties }) =>
      evaluate(Properties['Metrics'] ?? [], { EventBridgeBus, Named }) as object[],
  );
  expect(queries).toMatchObject(
    ['FailedInvocations', 'InvocationsFailedToBeSentToDlq'].map((metric) => ({
      Expression: `SELECT SUM(${metric}) FROM SCHEMA("AWS/Events",${rules}`,
    })),
  );
});

test.each([
  [
    'a Function URL',
    'false',
    { Namespace: 'AWS/Lambda', Dimensions: [{ Name: 'FunctionName' }] },
    ['Url4xxCount', 'Url5xxCount', 'UrlRequestLatency'],
  ],
  [
    'an HTTP API',
    'true',
    { Namespace: 'AWS/ApiGateway', Dimensions: [{ Name: 'ApiId' }] },
    ['4xx', '5xx', 'Latency'],
  ],
])(
  'alarms behind %s watch what its callers get, and how long they wait',
  (_, Api, origin, names) => {
    const alarms = Object.entries(template.Resources)
      .filter(([id]) => /^GatewayAlarms(?:Url4xx|Url5xx|SlowCalls)/.test(id))
      .map(([, { Properties }]) => evaluate(Properties, { Api }) as Record<string, unknown>);
    expect(alarms.map(({ MetricName }) => MetricName).sort()).toEqual(names);
    for (const alarm of alarms) expect(alarm).toMatchObject(origin);
  },
);

describe('an update', () => {
  test('never writes the webhook’s secret: it is not in the stack', () => {
    const { Properties } = findOnly('AWS::SecretsManager::Secret');
    expect(Properties).not.toHaveProperty('Name');
    const writers = Object.values(template.Resources).filter(({ Properties: properties }) =>
      /secretsmanager:(?:Put|Update|Delete)/.test(JSON.stringify(properties)),
    );
    expect(new Set(writers.map(({ Type }) => Type))).toEqual(new Set(['AWS::IAM::ManagedPolicy']));
  });

  test('of a version whose stack had the webhook’s secret replaces that secret, and keeps it', () => {
    const { id, UpdateReplacePolicy } = findOnly('AWS::SecretsManager::Secret');
    expect({ id, UpdateReplacePolicy }).toEqual({
      id: 'FirstWebhookSecret82B9B3ED',
      UpdateReplacePolicy: 'Retain',
    });
  });
});

test('a stack that is rolled back leaves no webhook: it is created after what depends on the rest', () => {
  const { DependsOn } = findOnly('AWS::CloudFormation::CustomResource');
  const last = Object.entries(template.Resources).filter(([, { Type }]) =>
    /Dashboard$|ManagedPolicy$|(?:Queue|Topic)Policy$/.test(Type),
  );
  expect(last.length).toBeGreaterThan(4);
  expect(DependsOn?.toSorted()).toEqual(last.map(([id]) => id).sort());
});

test.each(['a"b', 'a\\b', 'a\nb'])(
  'text that would break the secret’s JSON is refused: %j',
  (value) => {
    for (const name of ['MomentoSecretString', 'WebhookName', 'WebhookCache', 'WebhookTopic']) {
      const form = new RegExp(`^(?:${template.Parameters[name]?.AllowedPattern})$`);
      expect(form.test(value)).toBe(false);
      expect(form.test("plain, with 'quotes' # and ü")).toBe(true);
    }
  },
);
