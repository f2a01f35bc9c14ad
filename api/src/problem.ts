import * as z from './zod.ts';

/** Media type of every answer that is not a success. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** One field that is wrong: `location` is a path such as `targets.0.arn`; empty for the whole body. */
const FieldErrorSchema = z
  .object({ location: z.string(), message: z.string() })
  .meta({ id: 'FieldError' });

export const ProblemSchema = z
  .object({
    type: z.string().meta({ description: 'The kind of problem, a URN that does not change.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What happened and what to do about it.' }),
    errors: z.array(FieldErrorSchema).optional(),
    requestId: z.string(),
    awsCode: z.string().optional().meta({ description: "AWS's own error code." }),
    awsRequestId: z.string().optional(),
  })
  .meta({ id: 'Problem', description: 'An answer that is not a success (RFC 9457).' });

export type FieldError = z.output<typeof FieldErrorSchema>;
export type Problem = z.output<typeof ProblemSchema>;

export const PROBLEM_TYPE_PREFIX = 'urn:momento-gateway:problem:';
