import Alert from '@cloudscape-design/components/alert';

/** Queues that were created for a rule which was then refused. Nothing here deletes a queue. */
export function LeftQueues({ names }: { readonly names: readonly string[] }) {
  const [isOne, list] = [names.length === 1, names.join(', ')];
  return (
    <Alert type="info" statusIconAriaLabel="Info">
      {isOne ? `The queue ${list} was created` : `The queues ${list} were created`}, but the rule
      was not. {isOne ? 'It is' : 'They are'} used when you try again. If you leave,{' '}
      {isOne ? 'it stays' : 'they stay'} in your account, empty: delete {isOne ? 'it' : 'them'} in
      the SQS console.
    </Alert>
  );
}
