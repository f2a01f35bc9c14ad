import type { Template } from 'aws-cdk-lib/assertions';
import { evaluate } from './evaluate.ts';

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Where the stack is, for references and attributes of its template. */
const VALUES = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::AccountId': '111122223333',
};

/** Statements of the policy that the template gives the queue of this output. */
export function readQueuePolicy(template: Template, outputName: string): readonly Statement[] {
  const { Value } = template.toJSON()['Outputs'][outputName];
  const [policy] = Object.values(template.findResources('AWS::SQS::QueuePolicy')).filter(
    ({ Properties }) => Properties.Queues.some(({ Ref }: { Ref: string }) => Ref === Value.Ref),
  );
  return evaluate(policy?.['Properties'].PolicyDocument.Statement, VALUES) as Statement[];
}
