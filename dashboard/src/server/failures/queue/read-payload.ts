import type { ParkedEvent, StoredMessage } from './stored-message.ts';

/** JSON nested deeper than this is shown as text: a serialiser would overflow its stack. */
const DEPTH_MAX = 500;

/** The event of a failure: as it would have been, or as it was; the text found when there is none. */
export function readPayload(message: StoredMessage): unknown {
  if (message.kind === 'unreadable' || isDeep(message.body)) return message.body;
  return message.kind === 'publish' ? toEvent(message) : JSON.parse(message.body);
}

function toEvent({ entry }: ParkedEvent): object {
  return {
    source: entry.Source,
    'detail-type': entry.DetailType,
    time: new Date(entry.Time).toISOString(),
    resources: [],
    detail: JSON.parse(entry.Detail),
  };
}

/** Counts brackets outside of strings; what it counts is JSON already. */
function isDeep(json: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let place = 0; place < json.length; place += 1) {
    const character = json[place];
    if (isInString) {
      if (character === '\\') place += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > DEPTH_MAX) return true;
  }
  return false;
}
