import { LOST_PAYLOAD, type LostPayloadLine } from '@momento-gateway/shared/lost-payload';
import { parseObject } from '@momento-gateway/shared/parse-object';

/**
 * Joins the log lines that contain a lost event. Ignores other lines, and text before the JSON of a
 * line.
 *
 * @returns the queue message that could not be parked.
 * @throws Error that says which parts are missing.
 */
export function joinPayload(lines: readonly string[], requestId: string): string {
  const parts = lines.flatMap(readPart).filter((line) => line.requestId === requestId);
  const [first] = parts;
  if (first === undefined) {
    throw new Error(
      `The log has no payload of the request ${requestId}. The log line of a lost event says how many parts its payload has (payloadParts).`,
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
      `Of ${of} parts, these are missing: ${missing.join(', ')}. Without them the event cannot be published. Part 1 names its webhook.`,
    );
  }
  const message = Buffer.concat(numbers.map((part) => Buffer.from(data.get(part) ?? '', 'base64')));
  if (message.length !== bytes) {
    throw new Error(
      `The parts have ${message.length} bytes instead of ${bytes}: at least one is truncated.`,
    );
  }
  return message.toString('utf8');
}

/** The log lines in a file: as logged, or in the output of `aws logs filter-log-events`. */
export function listLines(text: string): readonly string[] {
  const { events } = parseObject(text) ?? {};
  if (!Array.isArray(events)) return text.split('\n');
  return events.flatMap((event) => (typeof event?.message === 'string' ? [event.message] : []));
}

const PARTS_MAX = 100;

function readPart(line: string): LostPayloadLine[] {
  const start = line.indexOf('{');
  const value = start === -1 ? undefined : parseObject(line.slice(start));
  if (value?.['message'] !== LOST_PAYLOAD) return [];
  const { requestId, part, of, bytes, data } = value;
  const isPart =
    typeof requestId === 'string' &&
    typeof data === 'string' &&
    [part, of, bytes].every((number) => Number.isSafeInteger(number) && (number as number) > 0) &&
    (of as number) <= PARTS_MAX;
  return isPart ? [value as unknown as LostPayloadLine] : [];
}
