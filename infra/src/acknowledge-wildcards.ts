import { Stack } from 'aws-cdk-lib';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import type { IConstruct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Says for each resource with a wildcard in a policy why it has one. */
export function acknowledgeWildcards(
  construct: IConstruct,
  reasons: Iterable<readonly [resource: string, reason: string]>,
): void {
  // The rule pack names a finding after the resource as it stands in the template.
  const nameOf = (resource: string) => flattenCfnReference(Stack.of(construct).resolve(resource));
  acknowledge(
    construct,
    Object.fromEntries(
      Array.from(reasons, ([resource, reason]) => [
        `AwsSolutions-IAM5[Resource::${nameOf(resource)}]`,
        reason,
      ]),
    ),
  );
}
