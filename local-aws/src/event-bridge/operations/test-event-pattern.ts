import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { matchesEventPattern } from '../../event-pattern/matches-event-pattern.ts';
import { requireEventPattern } from '../require-event-pattern.ts';

/** `resources` is optional on AWS, although its documentation says otherwise. */
const MANDATORY_FIELDS = ['id', 'account', 'source', 'time', 'region', 'detail-type'];

const inputSchema = z.strictObject({ EventPattern: z.string().max(4096), Event: z.string() });

export function defineTestEventPattern(): AwsOperation {
  return defineOperation(inputSchema, ({ EventPattern, Event }) => {
    const pattern = requireEventPattern(EventPattern);
    requireEvent(Event);
    return { Result: matchesEventPattern(pattern, Event) };
  });
}

function requireEvent(text: string): void {
  try {
    const event: unknown = JSON.parse(text);
    if (typeof event === 'object' && event !== null && !Array.isArray(event)) {
      if (MANDATORY_FIELDS.every((field) => field in event)) return;
    }
  } catch {}
  throw new AwsError('ValidationException', 'Parameter Event is not valid.');
}
