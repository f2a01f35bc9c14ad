interface AnswerDescription {
  readonly type: 'success' | 'warning' | 'error';
  readonly header: string;
  readonly meaning: string;
}

/** What the gateway's response to an event means. */
export function describeAnswer(status: number): AnswerDescription {
  switch (status) {
    case 200:
      return { type: 'success', header: 'Published', meaning: 'The event is on the bus.' };
    case 202:
      return {
        type: 'warning',
        header: 'Parked',
        meaning: 'The bus did not accept the event. You can redrive it from Failures.',
      };
    case 403:
      return {
        type: 'error',
        header: 'Rejected',
        meaning:
          'The gateway rejected the event: the webhook is disabled, or the gateway does not know it yet.',
      };
    case 503:
      return {
        type: 'error',
        header: 'Unavailable',
        meaning:
          'The gateway could not read the signing secret of this webhook. See Settings for what does not work.',
      };
    case 500:
      return {
        type: 'error',
        header: 'Lost',
        meaning:
          'Neither the bus nor the parked queue accepted the event. Its last copy is in the gateway’s log. See Settings for what does not work.',
      };
    default:
      return {
        type: 'error',
        header: 'Unexpected response',
        meaning:
          'The gateway does not respond like this to a valid event. Check the gateway’s URL.',
      };
  }
}
