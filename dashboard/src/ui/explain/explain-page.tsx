'use client';

import { useEffect, useMemo, useState } from 'react';
import { EmptyState } from '../elements/empty-state.tsx';
import { LoadingStatus, QueryAlert, RefreshButton } from '../elements/query-alert.tsx';
import { keepMessage, recallMessage } from '../messages/kept-message.ts';
import { useUrlState } from '../navigation/use-url-state.ts';
import { Page } from '../page/page.tsx';
import { type AskedFields, nameSubject, readFields, toBody } from './asked-event.ts';
import { ExplainForm } from './explain-form.tsx';
import { ExplanationView } from './explanation-view.tsx';
import { useExplanation } from './use-explanation.ts';

/** Follows one event over its path, and says where it ended and what to do. */
export function ExplainPage() {
  const { get, set } = useUrlState();
  const [message, setMessage] = useState('');
  const subject = nameSubject(readFields(get, ''));
  const isKept = get('message') !== '';

  // Not on the server: only this browser has the messages.
  useEffect(() => setMessage(isKept ? recallMessage(subject) : ''), [subject, isKept]);

  const fields = useMemo(() => readFields(get, message), [get, message]);
  const { body } = toBody(fields);
  const query = useExplanation(body);
  const loading = { ...query, isPending: query.isPending || query.isPlaceholder };
  // What stands below an explanation appears with it, so that nothing moves when the page is opened.
  const isSettled = body === undefined || query.data !== undefined || query.error !== null;

  const ask = (asked: AskedFields) => {
    keepMessage(nameSubject(asked), asked.message);
    setMessage(asked.message);
    set(toAddress(asked), { push: true });
    if (isSame(asked, fields)) void query.refetch();
  };

  return (
    <Page
      title="Explain"
      description="What happened to an event, and why nothing happened."
      actions={body === undefined ? null : <RefreshButton query={query} what="explanation" />}
    >
      <QueryAlert query={query} what="explanation" />
      {body !== undefined && <LoadingStatus query={loading} what="explanation" />}
      {query.data !== undefined && body !== undefined && (
        <ExplanationView explanation={query.data} asked={body} />
      )}
      {body === undefined && (
        <EmptyState title="No event yet">
          Say below which event is meant. Every call of a webhook’s activity, every failure, and
          every live event leads here too.
        </EmptyState>
      )}
      {isSettled && (
        <ExplainForm
          initial={fields}
          isPending={body !== undefined && query.isFetching}
          onAsk={ask}
        />
      )}
    </Page>
  );
}

/** All of them but the message, of which it says only that there is one. */
function toAddress(asked: AskedFields) {
  const { body } = toBody(asked);
  const text = (value: number | undefined) => (value === undefined ? undefined : String(value));
  return {
    requestId: body?.requestId,
    eventId: body?.eventId,
    failureId: body?.failureId,
    webhookId: body?.webhookId,
    sequenceNumber: text(body?.sequenceNumber),
    at: text(body?.at),
    message: asked.message.trim() === '' ? undefined : 'kept',
  };
}

function isSame(one: AskedFields, other: AskedFields): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
