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

interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
}

/** A template that means the same in less text. */
export function shortenTemplate(template: Template): Template {
  const { Resources, ...rest } = shortenPolicies(shortenJoins(template)) as Template;
  const resources = Object.entries(shortenReferences(Resources) as Template['Resources']).map(
    ([id, one]) => [id, shortenResource(one)],
  );
  return {
    ...rest,
    Resources: shortenLists(Object.fromEntries(resources)) as Template['Resources'],
  };
}

function shortenResource(resource: Resource): Resource {
  const { DeletionPolicy, UpdateReplacePolicy, ...rest } = resource;
  if (resource.Type === 'AWS::CloudWatch::Dashboard') return shortenBody(resource);
  if (resource.Type === 'AWS::SQS::QueuePolicy') {
    return { ...resource, Properties: { ...shortenQueuePolicy(resource.Properties ?? {}) } };
  }
  // What CloudFormation does without a policy, except with databases.
  return DeletionPolicy === 'Delete' && UpdateReplacePolicy === 'Delete' ? rest : resource;
}

/** CloudFormation fills in references within the JSON's strings. */
function shortenBody({ Properties = {}, ...resource }: Resource): Resource {
  const { 'Fn::Sub': body } = Properties['DashboardBody'] as { readonly 'Fn::Sub': string };
  return {
    ...resource,
    Properties: { ...Properties, DashboardBody: { 'Fn::Sub': shortenDashboard(body) } },
  };
}
