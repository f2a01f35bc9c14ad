import { z } from 'zod';

const NAME = /^[.\-_A-Za-z0-9]+$/;
const BUS_NAME = /^[/.\-_A-Za-z0-9]+$/;
const BUS_NAME_OR_ARN =
  /^(arn:aws[\w-]*:events:[a-z]{2}-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[/.\-_A-Za-z0-9]+$/;

export const busName = z.string().min(1).max(256).regex(BUS_NAME);
export const busNamePrefix = z.string().min(1).max(256).regex(BUS_NAME).optional();
export const busNameOrArn = z.string().min(1).max(1600).regex(BUS_NAME_OR_ARN).optional();
export const ruleName = z.string().min(1).max(64).regex(NAME);
export const ruleNamePrefix = z.string().min(1).max(64).regex(NAME).optional();
export const targetId = z.string().min(1).max(64).regex(NAME);
export const arn = z.string().min(1).max(1600);
export const description = z.string().max(512).optional();
export const pageLimit = z.int().min(1).max(100).optional();
export const nextToken = z.string().min(1).max(2048).optional();
export const deadLetterConfig = z.strictObject({ Arn: arn.optional() }).optional();

export const tagKey = z.string().min(1).max(128);
export const tags = z.array(z.strictObject({ Key: tagKey, Value: z.string().max(256) }));

/** What names one rule. */
export const ruleReference = z.strictObject({ Name: ruleName, EventBusName: busNameOrArn });
