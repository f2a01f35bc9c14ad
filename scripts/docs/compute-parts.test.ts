import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultRulesPerBus, WILDCARD_RULES_PER_BUS } from '@momento-gateway/api/pattern/wildcard';
import { ENTRY_LIMIT_BYTES } from '@momento-gateway/shared/entry-size';
import { expect, test } from 'vitest';
import { root } from '../root.ts';
import { computeParts, DOCUMENT } from './compute-parts.ts';
import type { Template } from './count-billed.ts';
import { replaceComputed } from './replace-computed.ts';

const readText = (path: string) => readFileSync(join(root, path), 'utf8');
const readTemplate = (): Template => JSON.parse(readText('momento-gateway.template.json'));

/** The template with more resources in it. */
function addResources(...resources: Template['Resources'][string][]): Template {
  const added = resources.map((resource, index) => [`Added${index}`, resource]);
  const template = readTemplate();
  return { ...template, Resources: { ...template.Resources, ...Object.fromEntries(added) } };
}

const readTotal = (parts: ReturnType<typeof computeParts>) =>
  Number(/\*\*Total\*\* \| +\| \*\*([\d.]+)\*\*/.exec(parts['cost'] ?? '')?.[1]);

test('the tables of docs/deploy.md are what docs/data and the template give', () => {
  const document = readText(DOCUMENT);
  expect(document).toBe(replaceComputed(document, computeParts()));
});

test('the columns of the cost table add up to their totals, to the cent', () => {
  const rows = computeParts()
    ['cost']?.split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(3, -1)
        .map((cell) => Number(cell.replaceAll('*', ''))),
    );
  const totals = rows?.pop();
  const sums = totals?.map((_, column) =>
    (rows ?? []).reduce((sum, row) => sum + (row[column] ?? 0), 0),
  );
  expect(sums?.map((sum) => sum.toFixed(2))).toEqual(totals?.map((total) => total.toFixed(2)));
});

const alarm = (properties: object) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: { ...properties },
});
const stat = (MetricName: string) => ({
  MetricStat: { Metric: { Namespace: 'AWS/SQS', MetricName } },
});

test.each([
  ['an alarm', alarm({ Namespace: 'AWS/SQS', MetricName: 'Age' }), 0.1],
  [
    'an alarm on two metrics',
    alarm({ Metrics: [{ Expression: 'a+b' }, stat('A'), stat('B')] }),
    0.2,
  ],
  [
    'a CloudWatch dashboard',
    { Type: 'AWS::CloudWatch::Dashboard', Properties: { DashboardBody: '{"widgets":[]}' } },
    3,
  ],
])('%s that is added to the stack is in the cost', (_, resource, usd) => {
  const before = readTotal(computeParts());
  expect(readTotal(computeParts(addResources(resource)))).toBeCloseTo(before + usd, 2);
});

test.each([
  ['a composite alarm', { Type: 'AWS::CloudWatch::CompositeAlarm' }],
  ['an alarm on a band', alarm({ Metrics: [{ Expression: 'ANOMALY_DETECTION_BAND(m1)' }] })],
])('%s, which has another price, is refused', (_, resource) => {
  expect(() => computeParts(addResources(resource))).toThrow('docs/data/prices.json');
});

test.each([
  ['text', 'SELECT MAX(Age) FROM "AWS/SQS"'],
  ['Fn::Sub', { 'Fn::Sub': [`SELECT MAX(Age) FROM "\${V0}"`, { V0: 'AWS/SQS' }] }],
])(
  'an alarm on a query (%s) costs nothing until it finds metrics, and is named',
  (_, Expression) => {
    const parts = computeParts(addResources(alarm({ Metrics: [{ Expression }] })));
    const [, before] = /of which (\d+) are on a query/.exec(computeParts()['cost'] ?? '') ?? [];
    expect(readTotal(parts)).toBe(readTotal(computeParts()));
    expect(parts['cost']).toContain(`of which ${Number(before) + 1} are on a query`);
  },
);

const shownOn = (DashboardBody: unknown) => ({
  Type: 'AWS::CloudWatch::Dashboard',
  Properties: { DashboardBody },
});
const [before, after] = [
  '{"widgets":[{"properties":{"metrics":[["MomentoGateway","New","Gateway","',
  '",{"stat":"Sum"}]]}}]}',
];

test.each([
  ['an alarm', alarm({ Namespace: 'MomentoGateway', MetricName: 'New' })],
  [
    'a dashboard with Fn::Join',
    shownOn({ 'Fn::Join': ['', [before, { Ref: 'AWS::StackName' }, after]] }),
  ],
  [
    'a dashboard with Fn::Sub',
    shownOn({ 'Fn::Sub': [`${before}\${V0}${after}`, { V0: { Ref: 'AWS::StackName' } }] }),
  ],
  [
    'a dashboard with repeated parts',
    shownOn(
      `{"widgets":[{"properties":{"metrics":[["MomentoGateway","Lost","Gateway","\${AWS::StackName}"],[".","New",".","."]]}}]}`,
    ),
  ],
])('a custom metric that only %s shows is counted', (_, resource) => {
  const count = (template?: Template) =>
    Number(/(\d+) other custom/.exec(computeParts(template)['cost'] ?? '')?.[1]);
  expect(count(addResources(resource))).toBe(count() + 1);
});

test.each([
  ['a number', 1024, {}],
  ['a parameter with a default', { Ref: 'Size' }, { Size: { Default: 1024 } }],
])('the memory can be %s', (_, MemorySize, Parameters) => {
  const lambda = { Type: 'AWS::Lambda::Function', Properties: { MemorySize } };
  const { cost } = computeParts({ Resources: { ...withoutLambda(), lambda }, Parameters });
  expect(cost).toContain('× 1 GB ×');
  const unknown = { Type: 'AWS::Lambda::Function', Properties: { MemorySize: { Ref: 'Other' } } };
  expect(() => computeParts({ Resources: { ...withoutLambda(), unknown }, Parameters })).toThrow(
    'Other',
  );
});

test('another function of the stack does not change the cost of calls', () => {
  const once = { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 4096 } };
  const { Resources, ...template } = readTemplate();
  const parts = computeParts({ ...template, Resources: { Once: once, ...Resources } });
  expect(parts['cost']).toBe(computeParts()['cost']);
});

function withoutLambda(): Template['Resources'] {
  const resources = Object.entries(readTemplate().Resources);
  return Object.fromEntries(resources.filter(([, { Type }]) => Type !== 'AWS::Lambda::Function'));
}

test('a computed part that the document lacks, or that nothing computes, is named', () => {
  const document = '<!-- computed: cost -->\nold\n<!-- end -->\n';
  expect(replaceComputed(document, { cost: 'new' })).toBe(document.replace('old', 'new'));
  expect(() => replaceComputed(document, { cost: 'new', quotas: '' })).toThrow('"quotas"');
  expect(() => replaceComputed(document, {})).toThrow('"cost"');
});

test('the limits in the code are those of docs/data/quotas.json', () => {
  const { quotas } = JSON.parse(readText('docs/data/quotas.json'));
  const limitOf = (id: string) => quotas.find((quota: { id: string }) => quota.id === id).value;
  expect(limitOf('rules')).toBe(defaultRulesPerBus('us-east-1'));
  expect(limitOf('wildcardRules')).toBe(WILDCARD_RULES_PER_BUS);
  expect(limitOf('entry')).toBe(ENTRY_LIMIT_BYTES);
});

test('each price and quota names the public page that it is from', () => {
  const { prices } = JSON.parse(readText('docs/data/prices.json'));
  const { quotas, regionsWithoutFunctionUrls } = JSON.parse(readText('docs/data/quotas.json'));
  for (const { source } of [
    ...Object.values<{ source: string }>(prices),
    ...quotas,
    regionsWithoutFunctionUrls,
  ]) {
    expect(source).toMatch(/^https:\/\/(?:aws\.amazon|docs\.aws\.amazon|docs\.momentohq)\.com\//);
  }
});
