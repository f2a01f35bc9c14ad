import type { CodeWriter } from '../code-model.ts';
import type { CodeResource } from './code-resource.ts';
import { toPolicyResource, toResources, toRuleResource } from './to-resources.ts';
import { isDynamic } from './unsafe-json.ts';

const WOULD_RESOLVE =
  'would not keep a name or a text in it, such as Ref, Fn::, __proto__, or {{resolve:';

/** A template in JSON, and the list that an import of what there is takes. */
export const cloudFormationWriter: CodeWriter = {
  whyNotRule: (rule) => whyNot(toRuleResource(rule, '')),
  whyNotPolicy: (policy) => whyNot(toPolicyResource(policy, '')),
  write: (rules, policies) => {
    const resources = toResources(rules, policies);
    return [
      { name: 'template.json', text: format(toTemplate(resources)) },
      { name: 'resources-to-import.json', text: format(resources.map(toImport)) },
    ];
  },
};

function whyNot({ properties }: CodeResource): string | undefined {
  return isDynamic(properties) ? WOULD_RESOLVE : undefined;
}

function toTemplate(resources: readonly CodeResource[]) {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Rules for events of Momento, exported from the dashboard of the gateway.',
    Resources: Object.fromEntries(
      resources.map(({ logicalId, type, properties, comment }) => [
        logicalId,
        {
          Type: type,
          // An import takes none without it; and what is taken out of the template is kept.
          DeletionPolicy: 'Retain',
          UpdateReplacePolicy: 'Retain',
          ...(comment !== undefined && { Metadata: { Comment: comment } }),
          Properties: properties,
        },
      ]),
    ),
  };
}

function toImport({ type, logicalId, identifier }: CodeResource) {
  return {
    ResourceType: type,
    LogicalResourceId: logicalId,
    ResourceIdentifier: identifier,
  };
}

function format(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
