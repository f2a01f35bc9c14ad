import { SpanSchema } from '../archive/archive.ts';
import { TimestampSchema } from '../paging.ts';
import { CacheSchema, TopicSchema } from '../webhooks/webhook.ts';
import * as z from '../zod.ts';

/** As many events as one look at a viewer gives. */
export const LIVE_EVENTS_MAX = 100;

/** As many viewers as a stack has at the same time: each is a rule of the bus, which takes 300. */
export const LIVE_VIEWERS_MAX = 10;

/** The longest that a look waits for an event, in seconds. The dashboard's own page waits so long. */
export const LIVE_EVENTS_WAIT_S = 10;

export const ViewerIdSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'A viewer id is a lower-case UUID.');

export const OpenViewerSchema = z
  .strictObject({
    cache: CacheSchema.optional(),
    topic: TopicSchema.optional().meta({ description: 'Without it, all topics of the cache.' }),
    pattern: z.record(z.string(), z.unknown()).optional().meta({
      description: 'An event pattern, as EventBridge takes it; its source is always Momento.',
    }),
    replay: SpanSchema.optional().meta({
      description: 'Show the archived events of this span instead of those that arrive.',
    }),
  })
  .superRefine(({ cache, topic, pattern }, context) => {
    if (pattern !== undefined && (cache ?? topic) !== undefined) {
      context.addIssue({
        code: 'custom',
        path: ['pattern'],
        message: 'Give either the pattern or a cache and topic, not both.',
      });
    } else if (topic !== undefined && cache === undefined) {
      context.addIssue({ code: 'custom', path: ['cache'], message: 'A topic needs its cache.' });
    }
  })
  .meta({ id: 'OpenViewer' });

export const ViewerSchema = z
  .object({
    viewerId: z.string(),
    replayName: z.string().optional().meta({ description: 'Of the replay that fills it.' }),
    pattern: z.record(z.string(), z.unknown()),
    endsAt: TimestampSchema.meta({
      description: 'When it is removed unless it is read before, in ms since the epoch.',
    }),
  })
  .meta({ id: 'Viewer' });

export const ReadViewerQuerySchema = z.object({
  waitSeconds: z.coerce.number().int().min(0).max(LIVE_EVENTS_WAIT_S).default(0).meta({
    description: 'How long to wait when there is no event yet.',
  }),
});

const LiveEventSchema = z
  .object({
    id: z.string().meta({ description: 'EventBridge’s id of the event.' }),
    cache: z.string(),
    topic: z.string(),
    detailType: z.string(),
    arrivedAt: TimestampSchema.meta({
      description: 'When the bus gave it to the viewer; of an archived event its own time.',
    }),
    event: z.unknown().meta({ description: 'The whole event; the text found if it is not JSON.' }),
  })
  .meta({ id: 'LiveEvent' });

export const LiveEventsSchema = z
  .object({
    events: z
      .array(LiveEventSchema)
      .meta({ description: 'Oldest first, as far as SQS keeps the order. Each is given once.' }),
    endsAt: TimestampSchema,
  })
  .meta({ id: 'LiveEvents' });

export type OpenViewer = z.output<typeof OpenViewerSchema>;
export type LiveEvent = z.output<typeof LiveEventSchema>;
