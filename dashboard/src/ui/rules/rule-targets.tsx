'use client';

import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Rule } from '../../api/rule.ts';
import type { TargetType } from '../../api/target.ts';
import { CopyText } from '../elements/copy-text.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { targetName } from './target-name.ts';

const TYPE_NAMES = {
  sqs: 'SQS queue',
  lambda: 'Lambda function',
  sns: 'SNS topic',
  logs: 'Log group',
  'step-functions': 'State machine',
  'event-bus': 'Event bus',
  other: 'Target',
} satisfies Record<TargetType, string>;

interface RuleTargetsProps {
  readonly targets: Rule['targets'];
}

export function RuleTargets({ targets }: RuleTargetsProps) {
  return (
    <div>
      <Box variant="h3">Targets</Box>
      {targets.length === 0 ? (
        <EmptyState title="No targets">Events that match go nowhere.</EmptyState>
      ) : (
        <KeyValuePairs
          columns={2}
          items={targets.flatMap(({ type, arn, deadLetterArn }) => [
            {
              label: `${TYPE_NAMES[type]} ${targetName(arn)}`,
              value: <CopyText text={arn} what={`ARN of ${targetName(arn)}`} />,
            },
            {
              label: 'What it does not take goes to',
              value:
                deadLetterArn === undefined ? (
                  'Nowhere: it is lost'
                ) : (
                  <CopyText text={deadLetterArn} what="dead-letter queue ARN" />
                ),
            },
          ])}
        />
      )}
    </div>
  );
}
