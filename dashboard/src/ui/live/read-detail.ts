interface Detail {
  readonly text: string | undefined;
  readonly sequenceNumber: number | undefined;
  /** Epoch ms. */
  readonly publishedAt: number | undefined;
}

/** What a list shows of an event's detail; what is not there or of another type is undefined. */
export function readDetail(event: unknown): Detail {
  const { text, topic_sequence_number, publish_timestamp } = membersOf(membersOf(event)['detail']);
  return {
    text: typeof text === 'string' ? text : undefined,
    sequenceNumber: typeof topic_sequence_number === 'number' ? topic_sequence_number : undefined,
    publishedAt: typeof publish_timestamp === 'number' ? publish_timestamp : undefined,
  };
}

interface Members {
  readonly [name: string]: unknown;
  readonly text?: unknown;
  readonly topic_sequence_number?: unknown;
  readonly publish_timestamp?: unknown;
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}
