import KeyValuePairs, {
  type KeyValuePairsProps,
} from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Failure } from '@momento-gateway/api/failures/failure';
import { CopyText } from '../elements/copy-text.tsx';
import { ExactTime } from '../elements/relative-time.tsx';
import { describeReason } from '../gateway/describe-call.ts';
import { callOfFailureHref, ruleHref, webhookHref } from '../navigation/hrefs.ts';
import { PageLink } from '../navigation/page-link.tsx';
import { describeKind, describeRemedy } from './describe-failure.ts';

/** Everything known about a failure except its event; unknown values are left out. */
export function FailureFacts({ failure }: { readonly failure: Failure }) {
  const { webhookId, webhookName, tenant, attempts, expiresAt } = failure;
  return (
    <SpaceBetween size="l">
      <KeyValuePairs
        columns={3}
        minColumnWidth={250}
        items={[
          { label: 'Failed at', value: describeKind(failure.kind) },
          { label: 'Reason', value: describeReason(failure.reason) },
          { label: 'Attempts', value: attempts ?? '–' },
          { label: 'Published by Momento', value: <ExactTime at={failure.publishedAt} /> },
          { label: 'First failed', value: <ExactTime at={failure.failedAt} /> },
          {
            label: 'Expires',
            value: expiresAt === undefined ? '–' : <ExactTime at={expiresAt} />,
          },
        ]}
      />
      <KeyValuePairs
        columns={2}
        minColumnWidth={250}
        items={[
          { label: 'Error', value: <ErrorText text={failure.message} /> },
          { label: 'What to do', value: describeRemedy(failure) },
          { label: 'Failure id', value: <CopyText text={failure.id} what="failure id" /> },
          ...(webhookId === undefined
            ? []
            : [
                {
                  label: 'Webhook',
                  value: (
                    <PageLink href={webhookHref(webhookId)}>{webhookName ?? webhookId}</PageLink>
                  ),
                },
              ]),
          ...(tenant === undefined ? [] : [{ label: 'Tenant', value: tenant }]),
          ...(failure.requestId === undefined
            ? []
            : [
                {
                  label: 'Request id',
                  value: <CallLink {...failure} requestId={failure.requestId} />,
                },
              ]),
          ...(failure.ruleArn === undefined
            ? []
            : [{ label: 'Rule', value: <RuleLink arn={failure.ruleArn} /> }]),
          ...copied('Target ARN', failure.targetArn),
        ]}
      />
    </SpaceBetween>
  );
}

type CallLinkProps = Pick<Failure, 'webhookId' | 'failedAt'> & { readonly requestId: string };

/** Leads to what the gateway logged of the call. */
function CallLink({ webhookId, requestId, failedAt }: CallLinkProps) {
  return (
    <>
      <CopyText text={requestId} what="Request id" />{' '}
      {webhookId !== undefined && (
        <PageLink href={callOfFailureHref(webhookId, { requestId, failedAt })}>
          See its call
        </PageLink>
      )}
    </>
  );
}

/** Breaks between words, unlike ids. */
function ErrorText({ text }: { readonly text: string }) {
  return (
    <>
      <span className="break">{text}</span> <CopyText text={text} what="error" isHidden />
    </>
  );
}

function RuleLink({ arn }: { readonly arn: string }) {
  const name = arn.split('/').at(-1) ?? arn;
  return (
    <>
      <PageLink href={ruleHref(name)}>{name}</PageLink>{' '}
      <CopyText text={arn} what="rule ARN" isHidden />
    </>
  );
}

function copied(label: string, text: string | undefined): KeyValuePairsProps.Item[] {
  return text === undefined ? [] : [{ label, value: <CopyText text={text} what={label} /> }];
}
