import type { Operation } from '../operation.ts';
import * as z from '../zod.ts';
import { CreateTenantSchema, TenantSchema, TenantsSchema } from './tenant.ts';

const tag = 'Tenants';

export const listTenants = {
  method: 'GET',
  path: '/api/tenants',
  tag,
  role: 'owner',
  summary: 'List the tenants, with what they hold and what is wrong with their bus and queues.',
  answer: { status: 200, schema: TenantsSchema },
  problems: [],
} as const satisfies Operation;

export const createTenant = {
  method: 'POST',
  path: '/api/tenants',
  tag,
  role: 'owner',
  summary: 'Create a tenant: its bus and its queues. One that is there is completed and restored.',
  body: CreateTenantSchema,
  answer: { status: 201, schema: TenantSchema },
  problems: [400, 409, 413, 415],
} as const satisfies Operation;

export const removeTenant = {
  method: 'DELETE',
  path: '/api/tenants/{tenantName}',
  tag,
  role: 'owner',
  summary: 'Remove a tenant that has no webhooks, rules, failures, and held calls.',
  params: z.object({ tenantName: z.string() }),
  answer: { status: 204 },
  problems: [404, 409],
} as const satisfies Operation;
