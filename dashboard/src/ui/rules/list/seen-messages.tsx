import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { SeenMessage } from '@momento-gateway/api/rules/queue-look';
import { Facts } from '../../elements/facts.tsx';
import { formatNumber } from '../../elements/format-count.ts';
import { JsonView } from '../../elements/json-view.tsx';
import { ExactTime } from '../../elements/relative-time.tsx';

/** Messages of a queue, each as the text that it is. */
export function SeenMessages({ messages }: { readonly messages: readonly SeenMessage[] }) {
  if (messages.length === 0) {
    return (
      <div role="status">
        SQS returned no message: none is waiting, or consumers hold those there are.
      </div>
    );
  }
  return (
    <SpaceBetween size="m">
      {messages.map((message, place) => (
        <div key={message.messageId} className="boxed">
          <SpaceBetween size="xs">
            <Facts minWidth="9rem" items={listFacts(message)} />
            {message.isLastReceive && (
              <StatusIndicator type="warning">
                It has been received as often as the redrive policy allows: with the next receive it
                is moved to the queue’s dead-letter queue.
              </StatusIndicator>
            )}
            <JsonView value={message.body} what={`message ${place + 1}`} isWrapped />
          </SpaceBetween>
        </div>
      ))}
    </SpaceBetween>
  );
}

function listFacts({ sentAt, receiveCount, messageGroupId }: SeenMessage) {
  return [
    { label: 'Sent', value: <ExactTime at={sentAt} /> },
    { label: 'Received', value: `${formatNumber(receiveCount)} ×, with this look` },
    ...(messageGroupId === undefined
      ? []
      : [{ label: 'Message group', value: <span className="break">{messageGroupId}</span> }]),
  ];
}
