import { measureDepth } from '../../json-text/measure-depth.ts';
import { MAX_DEPTH } from '../../json-text/read-json.ts';
import type { PutEventsEntry } from './put-events-entry.ts';

const MAX_SOURCE_LENGTH = 256;
const MAX_DETAIL_TYPE_LENGTH = 128;

/** An entry that the bus accepts. */
export interface AcceptedEntry extends PutEventsEntry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
}

/** A failed entry in the output of PutEvents. */
export interface EntryFailure {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

/** Checks one entry, in EventBridge's order. */
export function checkEntry(entry: PutEventsEntry): AcceptedEntry | EntryFailure {
  const { Source, DetailType, Detail } = entry;
  if (!Source) return describeMissing('Source');
  if (!DetailType) return describeMissing('DetailType');
  if (!Detail) return describeMissing('Detail');
  if (Source.length > MAX_SOURCE_LENGTH) return describeTooLong('Source', MAX_SOURCE_LENGTH);
  if (DetailType.length > MAX_DETAIL_TYPE_LENGTH) {
    return describeTooLong('DetailType', MAX_DETAIL_TYPE_LENGTH);
  }
  if (Source.startsWith('aws.')) {
    return {
      ErrorCode: 'NotAuthorizedForSourceException',
      ErrorMessage: 'Not authorized for the source.',
    };
  }
  // The event adds one level around it.
  if (!isJsonObject(Detail) || measureDepth(Detail) >= MAX_DEPTH) {
    return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  }
  return { ...entry, Source, DetailType, Detail };
}

function describeMissing(name: string): EntryFailure {
  return refuseParameter(name, `${name} is a required argument.`);
}

function describeTooLong(name: string, limit: number): EntryFailure {
  return refuseParameter(name, `${name} is longer than ${limit} characters.`);
}

function refuseParameter(name: string, reason: string): EntryFailure {
  return {
    ErrorCode: 'InvalidArgument',
    ErrorMessage: `Parameter ${name} is not valid. Reason: ${reason}`,
  };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
