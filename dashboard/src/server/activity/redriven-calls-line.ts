import { parseJson } from '@momento-gateway/api/json';
import * as z from '@momento-gateway/api/zod';

/** The log group has a stream for each redrive, `redrives/<id>`. */
export const REDRIVE_STREAM_PREFIX = 'redrives/';

/** Finds the lines that name redriven calls. */
export const REDRIVEN_CALLS_LINES = '{ $.redrivenCalls[0] = "*" }';

/** 40 kB a line. */
const CALLS_PER_LINE = 1_000;

const LineSchema = z.object({ redrivenCalls: z.array(z.string()).max(CALLS_PER_LINE) });

/** Lines that name the calls, by their request ids, whose events a redrive put on the bus. */
export function formatRedrivenCalls(requestIds: readonly string[]): string[] {
  const lines: string[] = [];
  for (let start = 0; start < requestIds.length; start += CALLS_PER_LINE) {
    lines.push(JSON.stringify({ redrivenCalls: requestIds.slice(start, start + CALLS_PER_LINE) }));
  }
  return lines;
}

/** The request ids of a line; none when it is another line. */
export function parseRedrivenCalls(text: string): readonly string[] {
  return LineSchema.safeParse(parseJson(text)).data?.redrivenCalls ?? [];
}
