import * as z from '../zod.ts';

export const SendTestEventSchema = z
  .strictObject({
    text: z
      .string()
      .max(4096, 'Momento takes messages of up to 4 KB.')
      .optional()
      .meta({ description: 'The message; the default is a short sentence.' }),
  })
  .meta({ id: 'SendTestEvent' });

export const TestEventAnswerSchema = z
  .object({
    status: z.int().meta({ description: 'HTTP status of the gateway.' }),
    body: z
      .unknown()
      .meta({ description: 'The gateway’s answer: JSON, or text if it is not JSON.' }),
    durationMs: z.number(),
  })
  .meta({ id: 'TestEventAnswer' });

export type TestEventAnswer = z.output<typeof TestEventAnswerSchema>;
