import * as z from '../zod.ts';

export const HealthSchema = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

const FoundSchema = z.boolean().optional().meta({
  description: 'Absent when it is not configured, or could not be looked up: see `problems`.',
});

const GatewayQueueSchema = z.object({
  url: z.string().optional().meta({ description: 'Absent when it is not configured.' }),
  found: FoundSchema,
  depth: z.int().optional().meta({ description: 'About how many messages it holds.' }),
});

export const GatewaySchema = z
  .object({
    environment: z.enum(['local', 'aws']).meta({
      description: '`local` when the AWS in use is on this machine.',
    }),
    region: z.string().optional(),
    accountId: z.string().optional(),
    gatewayUrl: z.string().optional().meta({
      description:
        'Where Momento posts: a Function URL or an HTTP API. Absent when it is not configured.',
    }),
    functionUrl: z.string().optional().meta({
      description: 'The same as `gatewayUrl`, for scripts that know it by this name.',
      deprecated: true,
    }),
    bus: z.object({ name: z.string(), found: FoundSchema, arn: z.string().optional() }),
    parkedQueue: GatewayQueueSchema.meta({
      description: 'Events that the gateway could not publish.',
    }),
    deadLetterQueue: GatewayQueueSchema.meta({
      description: 'Events that EventBridge could not deliver to a target.',
    }),
    heldQueue: GatewayQueueSchema.optional(),
    secretPrefix: z.string(),
    logGroupName: z.string().optional().meta({
      description: 'The gateway’s log group; absent when it is not configured.',
    }),
    auditLogGroupName: z.string().optional().meta({
      description: 'The log group of the audit log; absent when nothing is audited.',
    }),
    problems: z.array(z.string()).meta({ description: 'What is wrong, and what to do about it.' }),
  })
  .meta({ id: 'Gateway' });

export type Gateway = z.output<typeof GatewaySchema>;
