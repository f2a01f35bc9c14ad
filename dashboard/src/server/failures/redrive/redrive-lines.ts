import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import {
  type Redrive,
  type RedriveResult,
  RedriveSchema,
} from '@momento-gateway/api/failures/redrive';
import { parseJson } from '@momento-gateway/api/json';
import * as z from '@momento-gateway/api/zod';

import { formatRedrivenCalls } from '../../activity/redriven-calls-line.ts';

/** So many results stand in one line: far below what CloudWatch Logs takes. */
const RESULTS_PER_LINE = 100;
const MESSAGE_MAX_LENGTH = 200;

const StatusSchema = RedriveSchema.omit({ results: true, seenAt: true });
const LineSchema = z.union([
  z.object({ redrive: StatusSchema }),
  z.object({ redriveResults: RedriveSchema.shape.results }),
  z.object({ redriveStop: z.literal('asked'), at: StatusSchema.shape.startedAt }),
]);

/** Finds the lines by which a redrive begins and ends, among those of all redrives. */
export const MARKED_LINES = '{ ($.mark = "start") || ($.mark = "end") }';

/** Finds the line that asks a redrive to stop. */
export const STOP_LINES = '{ $.redriveStop = "asked" }';

/** The line that asks a redrive to stop. `at` in ms since the epoch. */
export function formatStopLine(at: number): string {
  return JSON.stringify({ redriveStop: 'asked', at });
}

/** What the log says of a redrive. */
interface LoggedRedrive {
  readonly status: z.output<typeof StatusSchema>;
  readonly results: readonly RedriveResult[];
}

/** What a redrive adds to its stream. */
export interface RedriveNews {
  readonly results: readonly RedriveResult[];
  /** Request ids of the calls whose events it put on the bus. */
  readonly redrivenCalls: readonly string[];
}

/** Lines for the log: the results first, so that whoever sees the end sees them too. */
export function formatRedriveLines(
  { results: _, seenAt: __, ...status }: Redrive,
  { results, redrivenCalls }: RedriveNews,
  isFirst: boolean,
): string[] {
  const mark = status.endedAt === undefined ? isFirst && 'start' : 'end';
  const lines: string[] = [];
  for (let start = 0; start < results.length; start += RESULTS_PER_LINE) {
    const redriveResults = results.slice(start, start + RESULTS_PER_LINE).map(shorten);
    lines.push(JSON.stringify({ redriveResults }));
  }
  const end = JSON.stringify({ redrive: status, ...(mark && { mark }) });
  return [...lines, ...formatRedrivenCalls(redrivenCalls), end];
}

function shorten({ message, ...result }: RedriveResult): RedriveResult {
  return {
    ...result,
    ...(message !== undefined && { message: message.slice(0, MESSAGE_MAX_LENGTH) }),
  };
}

/**
 * @param texts oldest first; other lines are ignored
 * @returns undefined when they do not say how far it is
 */
function parseRedriveLines(texts: readonly string[]): LoggedRedrive | undefined {
  let status: LoggedRedrive['status'] | undefined;
  let stopAskedAt: number | undefined;
  const results = new Map<string, RedriveResult>();
  for (const text of texts) {
    const line = parseLine(text);
    if (line !== undefined && 'redriveStop' in line) {
      stopAskedAt ??= line.at;
      continue;
    }
    // A line that was late must not make what has ended run again.
    if (line !== undefined && 'redrive' in line && status?.endedAt === undefined) {
      status = line.redrive;
    }
    if (line === undefined || 'redrive' in line) continue;
    // An answer that was lost makes a line twice.
    for (const result of line.redriveResults) results.set(result.id, result);
  }
  if (status === undefined) return undefined;
  const asked = stopAskedAt !== undefined && { stopAskedAt };
  return { status: { ...asked, ...status }, results: [...results.values()] };
}

function parseLine(text: string): z.output<typeof LineSchema> | undefined {
  return LineSchema.safeParse(parseJson(text)).data;
}

/** A redrive that has not reported for so long counts as stopped. */
const SILENCE_MAX_MS = 30_000;

/** What the lines of a redrive's stream say of it; undefined when they do not. `now` in ms since the epoch. */
export function toRedrive(events: readonly FilteredLogEvent[], now: number): Redrive | undefined {
  const logged = parseRedriveLines(events.map(({ message = '' }) => message));
  if (logged === undefined) return undefined;
  const { status, results } = logged;
  // AWS's clock and the writer's own: whichever is later did see it.
  const seenAt = Math.max(
    ...events.map(({ timestamp = 0, ingestionTime = 0 }) => Math.max(timestamp, ingestionTime)),
  );
  if (status.state !== 'running') return { ...status, seenAt, results: [...results] };
  if (now - seenAt <= SILENCE_MAX_MS) return { ...status, seenAt, results: [] };
  return {
    ...status,
    seenAt,
    state: 'stopped',
    results: [...results],
    problem: explainSilence(status.runsAt),
  };
}

function explainSilence(runsAt: string): string {
  return `The dashboard that ran it, ${runsAt} (host and process id), has ended or no longer reports.`;
}
