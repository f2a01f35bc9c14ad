import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import { escapeNoncharacters } from '@momento-gateway/shared/escape-noncharacters';
import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import type { Branded } from './branded.ts';
import { isTooLarge } from './check-entry.ts';
import type { FreshEvent } from './require-fresh.ts';

/** The only kind of entry that `publish` accepts. */
export type FreshBusEntry = Branded<BusEntry, 'toBusEntry'>;

interface MadeEntry {
  readonly entry: FreshBusEntry;
  /** Whether `json` is left out because the entry would be too large with it. */
  readonly jsonLeftOut: boolean;
}

export function toBusEntry(event: FreshEvent): MadeEntry {
  const entry: BusEntry = {
    EventBusName: event.webhook.busName,
    Source: EVENT_SOURCE,
    DetailType: detailTypeOf(event.cache, event.topic),
    Detail: event.detail,
    Time: event.publishTimestamp,
  };
  const withJson = { ...entry, Detail: addParsedText(event) };
  const jsonLeftOut = withJson.Detail !== entry.Detail && isTooLarge(withJson);
  return { entry: (jsonLeftOut ? entry : withJson) as FreshBusEntry, jsonLeftOut };
}

/**
 * With `parseText`, a `text` that is JSON is added to the detail verbatim as `json`, so that rules can
 * filter on the fields of the message. Nothing else changes.
 */
function addParsedText({ webhook, detail, text, hasJson }: FreshEvent): string {
  if (!webhook.parseText || text === undefined || hasJson || !isJson(text)) return detail;
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
