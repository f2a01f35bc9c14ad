import Alert, { type AlertProps } from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { explainMessage } from '@momento-gateway/api/explain/explain-operations';
import type { ExplainedCause, Explanation } from '@momento-gateway/api/explain/explanation';
import type { CallInput } from '@momento-gateway/api/operation';
import { CopyText } from '../elements/copy-text.tsx';
import { Facts } from '../elements/facts.tsx';
import { ExactTime } from '../elements/relative-time.tsx';
import { webhookHref } from '../navigation/hrefs.ts';
import { PageLink } from '../navigation/page-link.tsx';
import { AskMomento } from './ask-momento.tsx';
import { HopSection } from './hop-section.tsx';
import { NextSteps } from './next-steps.tsx';

/** An explanation that is neither good news nor a problem of somebody here. */
const INFO: readonly ExplainedCause[] = [
  'not-found',
  'was-held',
  'message-needed',
  'rules-unknown',
  'replayed',
  'duplicate',
  'target-unknown',
];

interface ExplanationViewProps {
  readonly explanation: Explanation;
  /** What it answers. */
  readonly asked: CallInput<typeof explainMessage>['body'];
}

/** The verdict first, then the path of the event with the decisive part open. */
export function ExplanationView({ explanation, asked }: ExplanationViewProps) {
  const { verdict, event, hops, unknowns } = explanation;
  const type = typeOf(verdict.cause);
  const decisive = hops.findIndex(({ sentence, state }) =>
    state === 'stopped' ? true : sentence === verdict.sentence,
  );
  return (
    <SpaceBetween size="l">
      <Alert type={type} header="What happened" statusIconAriaLabel={type}>
        <LiveRegion hidden>{verdict.sentence}</LiveRegion>
        <SpaceBetween size="xs">
          <div className="break">{verdict.sentence}</div>
          <NextSteps steps={hops[decisive]?.nextSteps ?? []} event={event} />
        </SpaceBetween>
      </Alert>
      <Container header={<Header variant="h2">Event</Header>}>
        <Facts items={listFacts(event)} minWidth="220px" />
      </Container>
      <Container
        header={
          <Header variant="h2" description="Each step with how it is known.">
            Path of the event
          </Header>
        }
      >
        {/* Another verdict opens another part. */}
        <ol className="plain-path" key={verdict.sentence}>
          {hops.map((hop, place) => (
            <li key={hop.hop}>
              <HopSection hop={hop} explanation={explanation} isDecisive={place === decisive} />
            </li>
          ))}
        </ol>
      </Container>
      {/* Of a message that was not found, Momento may know why. */}
      {hops[decisive]?.hop === 'arrival' && event.webhookId !== undefined && (
        <AskMomento key={event.webhookId} asked={asked} />
      )}
      {unknowns.length > 0 && (
        <div>
          <Box variant="h3">What cannot be known</Box>
          <ul className="steps">
            {unknowns.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </SpaceBetween>
  );
}

function typeOf(cause: ExplainedCause): NonNullable<AlertProps['type']> {
  if (cause === 'delivered') return 'success';
  return INFO.includes(cause) ? 'info' : 'warning';
}

function listFacts(event: Explanation['event']) {
  const { webhookId, webhookName, cache, topic, sequenceNumber, requestId, eventId } = event;
  const { receivedAt } = event;
  const facts = [
    webhookId !== undefined && {
      label: 'Webhook',
      value: <PageLink href={webhookHref(webhookId)}>{webhookName ?? webhookId}</PageLink>,
    },
    cache !== undefined && {
      label: 'Cache and topic',
      value: <span className="break">{`${cache}#${topic ?? ''}`}</span>,
    },
    sequenceNumber !== undefined && { label: 'Sequence number', value: sequenceNumber },
    receivedAt !== undefined && { label: 'Logged', value: <ExactTime at={receivedAt} /> },
    requestId !== undefined && {
      label: 'Request id',
      value: <CopyText text={requestId} what="request id" />,
    },
    eventId !== undefined && {
      label: 'Event id',
      value: <CopyText text={eventId} what="event id" />,
    },
    {
      label: 'Message',
      value: event.hasMessage ? 'Looked at' : 'Not known: the log never has it',
    },
  ];
  return facts.filter((fact) => fact !== false);
}
