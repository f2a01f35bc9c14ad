import * as z from './zod.ts';

const CONTROL_CHARACTERS = /\p{Cc}/u;

/** A name that a person typed: something in it, no white space around it, no control characters. */
export function nameSchema(maxLength: number) {
  return z
    .string('Give a text.')
    .min(1, 'Give at least one character.')
    .max(maxLength, `Give at most ${maxLength} characters.`)
    .refine((text) => text === text.trim(), 'Remove the white space at the start or the end.')
    .refine((text) => !CONTROL_CHARACTERS.test(text), 'Remove line breaks and control characters.')
    .refine((text) => text.isWellFormed(), 'This is not valid Unicode text.');
}
