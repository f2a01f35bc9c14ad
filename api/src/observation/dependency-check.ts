import * as z from '../zod.ts';

/** What the product depends on in AWS. */
export const DEPENDENCIES = [
  'bus',
  'parked-queue',
  'dead-letter-queue',
  'held-queue',
  'secrets',
  'logs',
  'audit-log',
  'metrics',
] as const;

const DependencyCheckSchema = z
  .object({
    dependency: z.enum(DEPENDENCIES),
    state: z.enum(['ok', 'failing', 'not-configured']),
    problem: z.string().optional().meta({ description: 'What is wrong, and what to do about it.' }),
    durationMs: z.number().optional().meta({ description: 'How long it took to answer.' }),
  })
  .meta({ id: 'DependencyCheck' });

export const DependencyChecksSchema = z
  .object({
    checks: z.array(DependencyCheckSchema),
    versions: z.object({ dashboard: z.string(), node: z.string() }),
  })
  .meta({ id: 'DependencyChecks' });

export type DependencyCheck = z.output<typeof DependencyCheckSchema>;
export type DependencyChecks = z.output<typeof DependencyChecksSchema>;
