import { z } from 'zod';
import type { MessageAttribute, MessageAttributes } from './message-store.ts';
import { sqsErrors } from './sqs-errors.ts';

const MAX_ATTRIBUTES = 10;

const attributeSchema = z.strictObject({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.base64().optional(),
});

export const messageAttributesField = z.record(z.string(), attributeSchema);
export const systemAttributesField = z.strictObject({ AWSTraceHeader: attributeSchema.optional() });

/** Throws `InvalidParameterValue` for attributes that SQS does not accept. */
export function requireMessageAttributes(attributes: MessageAttributes): void {
  const names = Object.keys(attributes);
  if (names.length > MAX_ATTRIBUTES) {
    throw sqsErrors.invalidParameter(
      `Number of message attributes [${names.length}] exceeds the allowed maximum [${MAX_ATTRIBUTES}].`,
    );
  }
  for (const [name, attribute] of Object.entries(attributes)) {
    const isName = /^(?!aws\.|amazon\.)(?!.*\.\.)[\w-](?:[\w.-]{0,254}[\w-])?$/i.test(name);
    if (!isName) {
      throw sqsErrors.invalidParameter(
        `The message attribute name '${name}' is invalid. Attribute name can contain A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.) characters.`,
      );
    }
    requireAttribute(name, attribute);
  }
}

function requireAttribute(name: string, attribute: MessageAttribute): void {
  const [, type] = /^(String|Number|Binary)(?:\..{1,249})?$/.exec(attribute.DataType) ?? [];
  if (type === undefined) {
    throw sqsErrors.invalidParameter(
      `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
    );
  }
  const [value, other] =
    type === 'Binary'
      ? [attribute.BinaryValue, attribute.StringValue]
      : [attribute.StringValue, attribute.BinaryValue];
  if (value === undefined || value === '' || other !== undefined) {
    throw sqsErrors.invalidParameter(
      `The message (user) attribute '${name}' must contain a non-empty value of type '${type}'.`,
    );
  }
  if (type === 'Number' && !isNumber(value)) {
    throw sqsErrors.invalidParameter(
      `Can't cast the value of message (user) attribute '${name}' to a number.`,
    );
  }
  if (type !== 'Binary') requireCharacters(value);
}

function isNumber(text: string): boolean {
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(text);
}

/** Throws `InvalidMessageContents` for characters that are not valid in XML. */
export function requireCharacters(text: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  if (!text.isWellFormed() || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) {
    throw sqsErrors.invalidContents();
  }
}

/** The bytes that attributes add to a message. */
export function measureAttributes(attributes: MessageAttributes): number {
  let bytes = 0;
  for (const [name, { DataType, StringValue, BinaryValue }] of Object.entries(attributes)) {
    bytes += Buffer.byteLength(name) + Buffer.byteLength(DataType);
    bytes += Buffer.byteLength(StringValue ?? '') + Buffer.byteLength(BinaryValue ?? '', 'base64');
  }
  return bytes;
}
