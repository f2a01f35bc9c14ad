import type { Template } from 'aws-cdk-lib/assertions';
import { evaluate } from './evaluate.ts';

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Values of the template's pseudo parameters. */
const VALUES = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::AccountId': '111122223333',
};

/** Statements of the policy of the queue that an output names. */
export function readQueuePolicy(template: Template, outputName: string): readonly Statement[] {
  const { Value } = template.toJSON()['Outputs'][outputName];
  const [policy] = Object.values(template.findResources('AWS::SQS::QueuePolicy')).filter(
    ({ Properties }) => Properties.Queues.some(({ Ref }: { Ref: string }) => Ref === Value.Ref),
  );
  return evaluate(policy?.['Properties'].PolicyDocument.Statement, VALUES) as Statement[];
}
