'use client';

import KeyValuePairs, {
  type KeyValuePairsProps,
} from '@cloudscape-design/components/key-value-pairs';
import type { Failure } from '../../api/failure.ts';
import { CopyText } from '../elements/copy-text.tsx';
import { ExactTime } from '../elements/exact-time.tsx';
import { PageLink } from '../navigation/page-link.tsx';
import { webhookHref } from '../webhooks/webhook-href.ts';
import { describeKind } from './describe-kind.ts';
import { describeReason } from './describe-reason.ts';

interface FailureFactsProps {
  readonly failure: Failure;
}

/** All that is known of a failure but the event itself; what is not known is left out. */
export function FailureFacts({ failure }: FailureFactsProps) {
  const { webhookId, attempts, expiresAt } = failure;
  return (
    <KeyValuePairs
      columns={3}
      items={[
        { label: 'Not taken by', value: describeKind(failure.kind) },
        { label: 'Reason', value: describeReason(failure.reason) },
        { label: 'Error', value: <CopyText text={failure.message} what="error" /> },
        { label: 'Published by Momento', value: <ExactTime at={failure.publishedAt} /> },
        { label: 'Failed', value: <ExactTime at={failure.failedAt} /> },
        ...(expiresAt === undefined
          ? []
          : [{ label: 'Leaves the queue for good', value: <ExactTime at={expiresAt} /> }]),
        ...(attempts === undefined ? [] : [{ label: 'Attempts', value: attempts }]),
        ...(webhookId === undefined
          ? []
          : [
              {
                label: 'Webhook',
                value: <PageLink href={webhookHref(webhookId)}>{webhookId}</PageLink>,
              },
            ]),
        ...copied('Failure id', failure.id),
        ...copied('Request id', failure.requestId),
        ...copied('Rule ARN', failure.ruleArn),
        ...copied('Target ARN', failure.targetArn),
      ]}
    />
  );
}

function copied(label: string, text: string | undefined): KeyValuePairsProps.Item[] {
  return text === undefined ? [] : [{ label, value: <CopyText text={text} what={label} /> }];
}
