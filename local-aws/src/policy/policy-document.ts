import { z } from 'zod';

const oneOrMoreSchema = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));

const principalSchema = z.union([z.literal('*'), z.record(z.string(), oneOrMoreSchema)]);

const conditionValuesSchema = z
  .union([
    z.string(),
    z.boolean(),
    z.number(),
    z.array(z.union([z.string(), z.boolean(), z.number()])),
  ])
  .transform((value) => (Array.isArray(value) ? value : [value]).map(String));

const statementSchema = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Principal: principalSchema.optional(),
    NotPrincipal: principalSchema.optional(),
    Action: oneOrMoreSchema.optional(),
    NotAction: oneOrMoreSchema.optional(),
    Resource: oneOrMoreSchema.optional(),
    NotResource: oneOrMoreSchema.optional(),
    Condition: z.record(z.string(), z.record(z.string(), conditionValuesSchema)).optional(),
  })
  .refine(
    ({ Principal, NotPrincipal }) => (Principal === undefined) !== (NotPrincipal === undefined),
  )
  .refine(({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined));

export type Statement = z.output<typeof statementSchema>;
export type PrincipalElement = z.output<typeof principalSchema>;

const policySchema = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).optional(),
  Id: z.string().optional(),
  Statement: z
    .union([statementSchema, z.array(statementSchema)])
    .transform((value) => (Array.isArray(value) ? value : [value])),
});

/** The policy in a text; undefined if it is not valid. */
export function parsePolicy(text: string): z.output<typeof policySchema> | undefined {
  try {
    return policySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
