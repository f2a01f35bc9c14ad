import Alert from '@cloudscape-design/components/alert';

interface CopyNoteProps {
  /** Name of the webhook that the form was filled in from; empty for none. */
  readonly copied: string;
  readonly isSameTopic: boolean;
}

/** Says what a copy of a webhook has, and what two webhooks of one topic do. */
export function CopyNote({ copied, isSameTopic }: CopyNoteProps) {
  if (copied === '') return null;
  return (
    <Alert
      type={isSameTopic ? 'warning' : 'info'}
      statusIconAriaLabel={isSameTopic ? 'Warning' : 'Info'}
    >
      Filled in from {copied}, except for the signing secret.
      {isSameTopic &&
        ' Change the topic: Momento posts each message to every webhook of its topic, so with two of them each event is published twice.'}
    </Alert>
  );
}
