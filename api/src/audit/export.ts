import * as z from '../zod.ts';

/** What was saved as a file out of a browser. */
export const RecordExportSchema = z
  .strictObject({
    kind: z.enum(['failures', 'held-calls']),
    count: z.int().nonnegative(),
    withEvents: z.boolean().meta({ description: 'Whether the file has the events themselves.' }),
  })
  .meta({ id: 'RecordExport' });
