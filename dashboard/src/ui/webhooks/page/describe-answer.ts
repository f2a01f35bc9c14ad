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
        meaning: 'The bus did not take the event: it waits under Failures, to be redriven.',
      };
    case 403:
      return {
        type: 'error',
        header: 'Rejected',
        meaning:
          'The gateway refused the event: the webhook is disabled, or the gateway does not know it yet.',
      };
    case 503:
      return {
        type: 'error',
        header: 'Unavailable',
        meaning:
          'The gateway could not read the signing secret of this webhook. Settings says what does not work.',
      };
    case 500:
      return {
        type: 'error',
        header: 'Lost',
        meaning:
          'Neither the bus nor the parked queue took the event: its last copy is in the gateway’s log. Settings says what does not work.',
      };
    default:
      return {
        type: 'error',
        header: 'Not taken',
        meaning: 'This is not an answer the gateway gives to a good event. Check its Function URL.',
      };
  }
}
