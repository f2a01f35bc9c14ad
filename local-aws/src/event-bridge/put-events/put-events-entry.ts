import { z } from 'zod';
import { busNameOrArnField } from '../event-bridge-fields.ts';

/** The end of the year 9999 in seconds since the epoch; later times have another ISO format. */
const LATEST_TIME = 253_402_300_799;

/** One entry as received. A missing field fails the entry, not the call. */
export const putEventsEntrySchema = z.strictObject({
  Time: z.number().min(0).max(LATEST_TIME).optional(),
  Source: z.string().optional(),
  Resources: z.array(z.string().max(2048)).optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  EventBusName: busNameOrArnField,
  TraceHeader: z.string().min(1).max(500).optional(),
});

export type PutEventsEntry = z.output<typeof putEventsEntrySchema>;
