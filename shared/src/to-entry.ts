import type { BusEntry } from './bus-entry.ts';
import { detailTypeOf } from './detail-type.ts';
import { ENTRY_LIMIT_BYTES, measureEntry } from './entry-size.ts';
import { escapeNoncharacters } from './escape-noncharacters.ts';
import { EVENT_SOURCE } from './event-source.ts';
import type { ReadPayload } from './read-payload.ts';

interface EntryOptions {
  /** Name or ARN. */
  readonly busName: string;
  readonly parseText: boolean;
  /** Counts a text's UTF-8 bytes. */
  readonly measure: (text: string) => number;
}

interface MadeEntry {
  readonly entry: BusEntry;
  /** Whether `json` is left out because the entry would be too large with it. */
  readonly jsonLeftOut: boolean;
}

/** The bus entry of an event, whoever publishes it. */
export function toEntry(
  event: ReadPayload,
  { busName, parseText, measure }: EntryOptions,
): MadeEntry {
  const entry: BusEntry = {
    EventBusName: busName,
    Source: EVENT_SOURCE,
    DetailType: detailTypeOf(event.cache, event.topic),
    Detail: event.detail,
    Time: event.publishTimestamp,
  };
  if (!parseText) return { entry, jsonLeftOut: false };
  const withJson = { ...entry, Detail: addParsedText(event) };
  const jsonLeftOut =
    withJson.Detail !== entry.Detail && measureEntry(withJson, measure) >= ENTRY_LIMIT_BYTES;
  return { entry: jsonLeftOut ? entry : withJson, jsonLeftOut };
}

/**
 * With `parseText`, a `text` that is JSON is added to the detail verbatim as `json`, so that rules can
 * filter on the fields of the message. Nothing else changes.
 */
function addParsedText({ detail, text, hasJson }: ReadPayload): string {
  if (text === undefined || hasJson || !isJson(text)) return detail;
  const end = detail.lastIndexOf('}');
  return `${detail.slice(0, end)},"json":${escapeNoncharacters(text)}${detail.slice(end)}`;
}

/** A lone surrogate has no UTF-8 form, so a text with one cannot be passed on verbatim. */
function isJson(text: string): boolean {
  if (!text.isWellFormed()) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
