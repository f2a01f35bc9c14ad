import * as z from '../zod.ts';

export const SendTestEventSchema = z
  .strictObject({
    text: z
      .string()
      .max(4096, 'Momento takes messages of up to 4 KB.')
      .optional()
      .meta({ description: 'The message; a short sentence when it is left out.' }),
  })
  .meta({ id: 'SendTestEvent' });

export const TestEventAnswerSchema = z
  .object({
    status: z.int().meta({ description: 'HTTP status of the gateway.' }),
    body: z.unknown().meta({ description: 'What the gateway answered: JSON, or else text.' }),
    durationMs: z.number(),
  })
  .meta({ id: 'TestEventAnswer' });

export type TestEventAnswer = z.output<typeof TestEventAnswerSchema>;
