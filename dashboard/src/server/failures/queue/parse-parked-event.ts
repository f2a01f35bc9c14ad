import { type ParkedEvent, readPublishFailure } from '@momento-gateway/shared/publish-failure';

/**
 * A parked event with every field checked, down to the event's own cache and topic.
 *
 * @returns what is wrong with it, as a sentence, when it is none.
 */
export function parseParkedEvent(text: string): ParkedEvent | string {
  const read = readPublishFailure(text);
  return 'wrong' in read
    ? `The gateway did not write this message: its field ${read.wrong} is not right.`
    : read;
}
