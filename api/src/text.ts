import { findUnseen } from './find-unseen.ts';
import * as z from './zod.ts';

/** A name that a person typed: something in it, no white space around it, nothing that is not seen. */
export function nameSchema(maxLength: number) {
  return z
    .string('This must be a string.')
    .min(1, 'Give at least one character.')
    .max(maxLength, `Give at most ${maxLength} characters.`)
    .refine((text) => text === text.trim(), 'Remove the white space at the start or the end.')
    .superRefine(seenText({ allowsJoiners: true }))
    .refine((text) => text.isWellFormed(), 'This is not valid Unicode text.');
}

/** Refuses text with a character that nobody sees, and says which and where. */
export function seenText({
  allowsJoiners,
  allowsLines = false,
}: {
  readonly allowsJoiners: boolean;
  readonly allowsLines?: boolean;
}) {
  return (text: string, context: z.RefinementCtx): void => {
    const unseen = findUnseen(
      allowsLines ? text.replaceAll(/[\r\n\t]/g, ' ') : text,
      allowsJoiners,
    );
    if (unseen === undefined) return;
    const { name, position } = unseen;
    context.addIssue({
      code: 'custom',
      message: `Remove the ${name}, which is character ${position}.`,
    });
  };
}
