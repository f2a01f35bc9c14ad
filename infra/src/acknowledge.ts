import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Says for each rule of a rule pack, by its id, why it does not hold for this construct. */
export function acknowledge(
  construct: IConstruct,
  reasons: Readonly<Record<string, string>>,
): void {
  Validations.of(construct).acknowledge(
    ...Object.entries(reasons).map(([id, reason]) => ({ id, reason })),
  );
}
