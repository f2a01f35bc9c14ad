import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import { Aws, type Stack, Tags } from 'aws-cdk-lib';

/** Marks all that a stack has as one gateway's, by its secret prefix. */
export function tagResources(stack: Stack): void {
  // Not the stack itself: its tags are set before its name is known.
  Tags.of(stack).add(STACK_TAG, Aws.STACK_NAME, { excludeResourceTypes: ['aws:cdk:stack'] });
}
