import {
  type Redrive,
  type RedriveResult,
  RedriveSchema,
} from '@momento-gateway/api/failures/redrive';
import * as z from '@momento-gateway/api/zod';

/** So many results stand in one line: far below what CloudWatch Logs takes. */
const RESULTS_PER_LINE = 100;
const MESSAGE_MAX_LENGTH = 200;

const StatusSchema = RedriveSchema.omit({ results: true, seenAt: true });
const LineSchema = z.union([
  z.object({ redrive: StatusSchema }),
  z.object({ redriveResults: RedriveSchema.shape.results }),
]);

/** What the log says of a redrive. */
export interface LoggedRedrive {
  readonly status: z.output<typeof StatusSchema>;
  readonly results: readonly RedriveResult[];
}

/** Lines for the log: the results first, so that whoever sees the end sees them too. */
export function formatRedriveLines(
  { results: _, seenAt: __, ...status }: Redrive,
  results: readonly RedriveResult[],
): string[] {
  const lines: string[] = [];
  for (let start = 0; start < results.length; start += RESULTS_PER_LINE) {
    const redriveResults = results.slice(start, start + RESULTS_PER_LINE).map(shorten);
    lines.push(JSON.stringify({ redriveResults }));
  }
  return [...lines, JSON.stringify({ redrive: status })];
}

function shorten({ message, ...result }: RedriveResult): RedriveResult {
  return {
    ...result,
    ...(message !== undefined && { message: message.slice(0, MESSAGE_MAX_LENGTH) }),
  };
}

/**
 * @param texts oldest first; what is no line of a redrive is passed over
 * @returns undefined when they do not say how far it is
 */
export function parseRedriveLines(texts: readonly string[]): LoggedRedrive | undefined {
  let status: LoggedRedrive['status'] | undefined;
  const results = new Map<string, RedriveResult>();
  for (const text of texts) {
    const line = parseLine(text);
    // A line that was late must not make what has ended run again.
    if (line !== undefined && 'redrive' in line && status?.endedAt === undefined) {
      status = line.redrive;
    }
    if (line === undefined || 'redrive' in line) continue;
    // An answer that was lost makes a line twice.
    for (const result of line.redriveResults) results.set(result.id, result);
  }
  return status && { status, results: [...results.values()] };
}

function parseLine(text: string): z.output<typeof LineSchema> | undefined {
  try {
    return LineSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
