import { shortenDashboard } from './shorten-dashboard.ts';
import { shortenJoins } from './shorten-joins.ts';

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
  const { Resources, ...rest } = shortenJoins(template) as Template;
  const resources = Object.entries(Resources).map(([id, one]) => [id, shortenResource(one)]);
  return { ...rest, Resources: Object.fromEntries(resources) };
}

function shortenResource(resource: Resource): Resource {
  const { DeletionPolicy, UpdateReplacePolicy, ...rest } = resource;
  if (resource.Type === 'AWS::CloudWatch::Dashboard') return shortenBody(resource);
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
