import type { Target } from '@aws-sdk/client-eventbridge';
import { parse } from '@cdktn/hcl2json';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type ApiWithServices,
  startApiWithServices,
} from '../../../testing/start-api-with-services.ts';
import { exportAs, makeResources, makeRule, PATTERN } from '../testing/export-calls.ts';
import { ODD_TEXT, TARGETS } from '../testing/targets.ts';
import { type Arguments, TERRAFORM_ARGUMENTS } from '../testing/terraform-attributes.ts';

let api: ApiWithServices['api'];
let close: ApiWithServices['close'];
beforeEach(async () => {
  ({ api, close } = await startApiWithServices());
  await makeResources(api);
});
afterEach(() => close());

interface Parsed {
  readonly resource: Readonly<Record<string, Readonly<Record<string, readonly Values[]>>>>;
  readonly import: readonly { readonly to: string; readonly id: string }[];
}

// biome-ignore lint/suspicious/noExplicitAny: values of every shape.
type Values = Readonly<Record<string, any>>;

/** The texts of an export, read by HashiCorp's own parser: it gives a `${` back as it has to be written. */
async function readTerraform(rule?: string) {
  const { text, ...rest } = await exportAs(api, 'terraform', rule);
  const read = async (name: string) => {
    const json = JSON.stringify(await parse(name, text[name] ?? ''));
    return JSON.parse(json.replaceAll('$${', '${').replaceAll('%%{', '%{'));
  };
  const parsed: Parsed = { ...(await read('rules.tf')), ...(await read('imports.tf')) };
  return { ...rest, ...parsed };
}

/** Each resource with its type and name. */
function listResources({ resource }: Pick<Parsed, 'resource'>) {
  return Object.entries(resource).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, [values = {}]]) => ({ type, name, values })),
  );
}

/** Paths of what is given and is no argument. */
function findUnknown(values: Values, known: Arguments, path: string): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const inner = known[name];
    if (inner === undefined) return [`${path}.${name}`];
    const blocks: Values[] = Object.keys(inner).length === 0 ? [] : [value].flat();
    return blocks.flatMap((block) => findUnknown(block, inner, `${path}.${name}`));
  });
}

async function makeAll(): Promise<void> {
  for (const [place, target] of Object.values(TARGETS).entries()) {
    await makeRule(api, { name: `${place}.rule`, description: ODD_TEXT, targets: [target] });
  }
  const chosen = ['a queue', 'an alias of a function', 'a topic', 'a log group'].map((what) => {
    const arn = TARGETS[what]?.Arn ?? '';
    return { type: arn.split(':')[2], arn };
  });
  const { status } = await api.call('POST', '/api/rules', {
    name: 'made',
    cache: 'c',
    targets: chosen,
  });
  expect(status).toBe(201);
}

test('the text parses, names only arguments that the provider has, and imports each resource', async () => {
  await makeAll();
  const parsed = await readTerraform();
  const resources = listResources(parsed);
  expect(Object.keys(parsed.resource).toSorted()).toEqual(
    Object.keys(TERRAFORM_ARGUMENTS).toSorted(),
  );
  const unknown = resources.flatMap(({ type, values }) =>
    findUnknown(values, TERRAFORM_ARGUMENTS[type] ?? {}, type),
  );
  expect(unknown).toEqual([]);
  expect(parsed.import.map(({ to }) => to)).toEqual(
    resources.map(({ type, name }) => `\${${type}.${name}}`).toSorted(byPlaceIn(parsed)),
  );
  expect(resources).toHaveLength(Object.keys(TARGETS).length * 2 + 1 + 4 + 4);
});

/** The parser sorts resources by type; imports are in the order of the file. */
function byPlaceIn({ import: imports }: Parsed) {
  const order = imports.map(({ to }) => to);
  return (left: string, right: string) => order.indexOf(left) - order.indexOf(right);
}

/** The parts of a target that are one text each in Terraform, by the names there. */
function textsOf(target: Target): Values {
  const input = target.InputTransformer;
  const texts = {
    target_id: target.Id,
    arn: target.Arn,
    role_arn: target.RoleArn,
    input: target.Input,
    input_path: target.InputPath,
    input_transformer: input && [
      { input_paths: input.InputPathsMap, input_template: input.InputTemplate },
    ],
    http_target: target.HttpParameters && [
      {
        path_parameter_values: target.HttpParameters.PathParameterValues,
        header_parameters: target.HttpParameters.HeaderParameters,
        query_string_parameters: target.HttpParameters.QueryStringParameters,
      },
    ],
    dead_letter_config: target.DeadLetterConfig && [{ arn: target.DeadLetterConfig.Arn }],
    retry_policy: target.RetryPolicy && [
      {
        maximum_event_age_in_seconds: target.RetryPolicy.MaximumEventAgeInSeconds,
        maximum_retry_attempts: target.RetryPolicy.MaximumRetryAttempts,
      },
    ],
  };
  return JSON.parse(JSON.stringify(texts));
}

test.each(Object.entries(TARGETS))(
  '%s is in the text as EventBridge holds it',
  async (_, target) => {
    await makeRule(api, { name: 'rule', targets: [target] });
    const parsed = await readTerraform('rule');
    const [values] = Object.values(parsed.resource['aws_cloudwatch_event_target'] ?? {})[0] ?? [];
    expect(values).toMatchObject({
      ...textsOf(target),
      rule: `\${aws_cloudwatch_event_rule.rule.name}`,
      event_bus_name: `\${aws_cloudwatch_event_rule.rule.event_bus_name}`,
    });
    expect(parsed.import).toContainEqual({
      to: expect.stringMatching(/^\$\{aws_cloudwatch_event_target\./),
      id: `default/rule/${target.Id}`,
    });
  },
);

test('a rule has its pattern, state, description, and tags, whatever stands in them', async () => {
  const tags = { [ODD_KEY]: 'v', 'momento-gateway:stack': 'momento-gateway' };
  const rule = { name: 'a.b', description: ODD_TEXT, state: 'DISABLED', tags } as const;
  await makeRule(api, rule);
  const parsed = await readTerraform();
  const [values = {}] = parsed.resource['aws_cloudwatch_event_rule']?.['a_b'] ?? [];
  expect({ ...values, event_pattern: JSON.parse(values['event_pattern']) }).toEqual({
    name: 'a.b',
    event_bus_name: 'default',
    description: ODD_TEXT,
    state: 'DISABLED',
    event_pattern: PATTERN,
    tags: { ...tags, 'momento-gateway:managed-by': 'terraform' },
  });
  expect(parsed.import).toEqual([{ to: `\${aws_cloudwatch_event_rule.a_b}`, id: 'default/a.b' }]);
});

const ODD_KEY = `a\${b}`;

test('policies are imported by what the provider finds them by', async () => {
  await makeAll();
  const parsed = await readTerraform('made');
  const ids = parsed.import.map(({ to, id }) => [to.slice(2).split('.')[0], id] as const);
  const policies = Object.fromEntries(ids.filter(([type]) => !type?.includes('event_')));
  expect(policies).toEqual({
    aws_sqs_queue_policy: expect.stringMatching(/^http:.*\/large-orders$/),
    aws_sns_topic_policy: 'arn:aws:sns:us-east-1:000000000000:orders',
    aws_cloudwatch_log_resource_policy: 'momento-gateway-rules',
    aws_lambda_permission: expect.stringMatching(/^orders:live\/momento-gateway-[0-9a-f]{24}$/),
  });
});

test('the policy of a queue is whole in the text, and a comment says why', async () => {
  const body = {
    name: 'rule',
    cache: 'c',
    targets: [{ type: 'sqs', arn: TARGETS['a queue']?.Arn }],
  };
  await api.call('POST', '/api/rules', body);
  const { text } = await exportAs(api, 'terraform');
  expect(text['rules.tf']).toMatch(
    /# The tool replaces this policy whole[^\n]*Keep it in one configuration only[^\n]*\nresource "aws_sqs_queue_policy"/,
  );
});

const redshift = TARGETS['a Redshift cluster'] as Target;
const cluster = TARGETS['a cluster'] as Target;

test.each([
  ['a number of its pattern', { pattern: '{"source":["Momento"],"detail":{"n":[1.50]}}' }],
  ['a character', { description: 'e\u0301' }],
  [
    'Sqls',
    { targets: [{ ...redshift, RedshiftDataParameters: { Database: 'd', Sqls: ['select 1'] } }] },
  ],
  [
    'ReferenceId',
    { targets: [{ ...cluster, EcsParameters: { TaskDefinitionArn: 't', ReferenceId: 'r' } }] },
  ],
])('a rule of which Terraform would lose %s is left out, and said', async (what, fields) => {
  await makeRule(api, { name: 'rule', ...fields });
  const { rules, files, notes } = await exportAs(api, 'terraform');
  expect({ rules, files }).toEqual({ rules: [], files: [] });
  expect(notes).toEqual([expect.stringContaining(what)]);
});
