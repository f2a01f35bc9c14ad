import { LOST_PAYLOAD, type LostPayloadLine } from '@momento-gateway/shared/lost-payload';
import { parseObject } from '@momento-gateway/shared/parse-object';

/**
 * Joins the lines that hold a lost event. Others are passed over, and so is what stands before the
 * JSON of a line.
 *
 * @returns the queue message that could not be parked.
 * @throws Error that says which parts are missing.
 */
export function joinPayload(lines: readonly string[], requestId: string): string {
  const parts = lines.flatMap(readPart).filter((line) => line.requestId === requestId);
  const [first] = parts;
  if (first === undefined) {
    throw new Error(
      `The log has no payload of the request ${requestId}. A lost event has one; its line says how many parts (payloadParts).`,
    );
  }
  const { of, bytes } = first;
  if (parts.some((line) => line.of !== of || line.bytes !== bytes)) {
    throw new Error('The parts do not belong to one event.');
  }
  const data = new Map(parts.map((line) => [line.part, line.data]));
  const numbers = Array.from({ length: of }, (_, index) => index + 1);
  const missing = numbers.filter((number) => !data.has(number));
  if (missing.length > 0) {
    throw new Error(
      `Of ${of} parts these are missing: ${missing.join(', ')}. Without them the event is not whole and cannot be published; part 1 says whose it is.`,
    );
  }
  const message = Buffer.concat(numbers.map((part) => Buffer.from(data.get(part) ?? '', 'base64')));
  if (message.length !== bytes) {
    throw new Error(
      `The parts have ${message.length} bytes together, and not ${bytes}: one was cut.`,
    );
  }
  return message.toString('utf8');
}

/** The lines of a file: as they were logged, or as `aws logs filter-log-events` prints them. */
export function listLines(text: string): readonly string[] {
  const { events } = parseObject(text) ?? {};
  if (!Array.isArray(events)) return text.split('\n');
  return events.flatMap((event) => (typeof event?.message === 'string' ? [event.message] : []));
}

const LARGEST_PARTS = 100;

function readPart(line: string): LostPayloadLine[] {
  const start = line.indexOf('{');
  const value = start === -1 ? undefined : parseObject(line.slice(start));
  if (value?.['message'] !== LOST_PAYLOAD) return [];
  const { requestId, part, of, bytes, data } = value;
  const isPart =
    typeof requestId === 'string' &&
    typeof data === 'string' &&
    [part, of, bytes].every((number) => Number.isSafeInteger(number) && (number as number) > 0) &&
    (of as number) <= LARGEST_PARTS;
  return isPart ? [value as unknown as LostPayloadLine] : [];
}
