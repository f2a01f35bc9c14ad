import { WebhookIdSchema } from '../webhooks/webhook.ts';
import * as z from '../zod.ts';

/** What was saved as a file out of a browser. */
export const RecordExportSchema = z
  .strictObject({
    kind: z.enum(['failures', 'held-calls', 'activity']),
    webhookId: WebhookIdSchema.optional().meta({ description: 'Whose activity it is.' }),
    count: z.int().nonnegative(),
    withEvents: z.boolean().meta({ description: 'Whether the file has the events themselves.' }),
  })
  .meta({ id: 'RecordExport' });

export type RecordExport = z.output<typeof RecordExportSchema>;
