import { isTenantName } from '@momento-gateway/shared/tenant';
import * as z from '../zod.ts';

export const TenantNameSchema = z
  .string()
  .refine(isTenantName, 'Use 1 to 32 of a-z, 0-9 and -, with no - at the start or the end.');

export const CreateTenantSchema = z
  .strictObject({ name: TenantNameSchema })
  .meta({ id: 'CreateTenant' });

export const TenantSchema = z
  .object({
    name: z.string(),
    busName: z.string(),
    parkedQueueName: z.string().optional(),
    deadLetterQueueName: z.string().optional(),
    heldQueueName: z.string().optional(),
    problems: z.array(z.string()).meta({
      description:
        'What is missing or not as the stack’s, a sentence each; empty when nothing is. Creating the tenant again restores it.',
    }),
    webhookCount: z.int(),
    ruleCount: z.int().meta({ description: 'Without the rules of pages of live events.' }),
    failureCount: z.int().meta({ description: 'About how many messages its queues hold.' }),
  })
  .meta({ id: 'Tenant' });

export const TenantsSchema = z
  .object({
    tenants: z.array(TenantSchema).meta({ description: '`default` first, then by name.' }),
  })
  .meta({ id: 'Tenants' });

export type Tenant = z.output<typeof TenantSchema>;
