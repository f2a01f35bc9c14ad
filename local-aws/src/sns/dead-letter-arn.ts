import { z } from 'zod';

const redrivePolicySchema = z.strictObject({ deadLetterTargetArn: z.string().min(1) });

/** The queue in a subscription's redrive policy (JSON text); undefined if it is not one. */
export function readDeadLetterArn(text: string): string | undefined {
  try {
    return redrivePolicySchema.safeParse(JSON.parse(text)).data?.deadLetterTargetArn;
  } catch {
    return undefined;
  }
}
