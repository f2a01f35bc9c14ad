import { type App, Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import type { IConstruct } from 'constructs';

/** Makes synthesis fail on each finding of cdk-nag that is not acknowledged. */
export function addRulePacks(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}

/** Acknowledges rules for a construct: each rule's id with the reason why it does not apply. */
export function acknowledge(
  construct: IConstruct,
  reasons: Readonly<Record<string, string>>,
): void {
  Validations.of(construct).acknowledge(
    ...Object.entries(reasons).map(([id, reason]) => ({ id, reason })),
  );
}

/** Acknowledges wildcards in a policy: each resource with the reason for its wildcard. */
export function acknowledgeWildcards(
  construct: IConstruct,
  reasons: Iterable<readonly [resource: string, reason: string]>,
): void {
  // cdk-nag names a finding after the resource as the template has it.
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
