interface AnswerDescription {
  readonly type: 'success' | 'warning' | 'error';
  readonly header: string;
  readonly meaning: string;
}

/** What the gateway's answer to an event means, in words. */
export function describeAnswer(status: number): AnswerDescription {
  switch (status) {
    case 200:
      return { type: 'success', header: 'Published', meaning: 'The event is on the bus.' };
    case 202:
      return {
        type: 'warning',
        header: 'Parked',
        meaning: 'The bus did not take the event: it is in the failure queue, see Failures.',
      };
    case 403:
      return {
        type: 'error',
        header: 'Rejected',
        meaning:
          'The gateway refused the event: the webhook is disabled, or the gateway does not know it yet.',
      };
    case 500:
    case 503:
      return {
        type: 'error',
        header: 'Not taken',
        meaning: 'The gateway could not reach what it needs on AWS. See Overview.',
      };
    default:
      return {
        type: 'error',
        header: 'Not taken',
        meaning: 'This is not an answer the gateway gives to a good event. Check its Function URL.',
      };
  }
}
