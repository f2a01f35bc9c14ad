import { STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import { joinQueuePolicies } from './join-queue-policies.ts';
import { shortenDashboard } from './shorten-dashboard.ts';
import { shortenJoins } from './shorten-joins.ts';
import { shortenLists } from './shorten-lists.ts';
import { shortenPolicies } from './shorten-policies.ts';
import { shortenQueuePolicy } from './shorten-queue-policy.ts';
import { shortenReferences } from './shorten-references.ts';

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

interface Output {
  readonly Description?: string;
}

interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, Output>>;
}

/** What a person takes from the outputs and pastes elsewhere. The other names say what they are. */
const DESCRIBED: readonly string[] = [
  STACK_OUTPUTS.gatewayUrl,
  STACK_OUTPUTS.domainTarget,
  STACK_OUTPUTS.webhookUrl,
];

/** A template that means the same in less text. */
export function shortenTemplate(template: Template): Template {
  const { Resources, Outputs, ...rest } = shortenPolicies(shortenJoins(template)) as Template;
  const resources = Object.entries(shortenReferences(Resources) as Template['Resources']).map(
    ([id, one]) => [id, shortenResource(one)],
  );
  return {
    ...rest,
    Resources: shortenLists(
      joinQueuePolicies(Object.fromEntries(resources)),
    ) as Template['Resources'],
    ...(Outputs && { Outputs: shortenOutputs(Outputs) }),
  };
}

function shortenOutputs(outputs: Readonly<Record<string, Output>>): Template['Outputs'] {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { Description, ...output }]) => [
      name,
      DESCRIBED.includes(name) ? { Description, ...output } : output,
    ]),
  );
}

function shortenResource(resource: Resource): Resource {
  const { DeletionPolicy, UpdateReplacePolicy, ...rest } = resource;
  if (resource.Type === 'AWS::CloudWatch::Dashboard') return shortenBody(resource);
  if (resource.Type === 'AWS::SQS::QueuePolicy') {
    const Properties = { ...shortenQueuePolicy(resource.Properties ?? {}) };
    return withoutSids({ ...resource, Properties });
  }
  if (resource.Type === 'AWS::CloudWatch::Alarm') return shortenAlarm(resource);
  if (resource.Type === 'AWS::SNS::TopicPolicy') return withoutSids(resource);
  // What CloudFormation does without a policy, except with databases.
  return DeletionPolicy === 'Delete' && UpdateReplacePolicy === 'Delete' ? rest : resource;
}

/** Of what is counted, “at least one” is “more than none”. A percentile is no count. */
function shortenAlarm({ Properties = {}, ...resource }: Resource): Resource {
  const { ComparisonOperator, Threshold, ExtendedStatistic } = Properties;
  const isCount = ExtendedStatistic === undefined && Number.isInteger(Threshold);
  return ComparisonOperator === 'GreaterThanOrEqualToThreshold' && isCount
    ? {
        ...resource,
        Properties: {
          ...Properties,
          ComparisonOperator: 'GreaterThanThreshold',
          Threshold: (Threshold as number) - 1,
        },
      }
    : { ...resource, Properties };
}

/** Names of statements are for people. */
function withoutSids({ Properties = {}, ...resource }: Resource): Resource {
  const { PolicyDocument, ...others } = Properties;
  const { Statement, ...document } = PolicyDocument as { readonly Statement: readonly object[] };
  const unnamed = Statement.map((statement) => ({ ...statement, Sid: undefined }));
  const properties = { ...others, PolicyDocument: { ...document, Statement: unnamed } };
  return { ...resource, Properties: properties };
}

/** CloudFormation fills in references within the JSON's strings. */
function shortenBody({ Properties = {}, ...resource }: Resource): Resource {
  const { 'Fn::Sub': body } = Properties['DashboardBody'] as { readonly 'Fn::Sub': string };
  return {
    ...resource,
    Properties: { ...Properties, DashboardBody: { 'Fn::Sub': shortenDashboard(body) } },
  };
}
