import { z } from 'zod';

const NAME = /^[.\-_A-Za-z0-9]+$/;
const BUS_NAME = /^[/.\-_A-Za-z0-9]+$/;
const BUS_NAME_OR_ARN =
  /^(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[/.\-_A-Za-z0-9]+$/;

export const busNameField = z.string().min(1).max(256).regex(BUS_NAME);
export const busNamePrefixField = z.string().min(1).max(256).regex(BUS_NAME).optional();
export const busNameOrArnField = z.string().min(1).max(1600).regex(BUS_NAME_OR_ARN).optional();
export const ruleNameField = z.string().min(1).max(64).regex(NAME);
export const ruleNamePrefixField = z.string().min(1).max(64).regex(NAME).optional();
export const targetIdField = z.string().min(1).max(64).regex(NAME);
export const arnField = z.string().min(1).max(1600);
export const descriptionField = z.string().max(512).optional();
export const pageLimitField = z.int().min(1).max(100).optional();
export const nextTokenField = z.string().min(1).max(2048).optional();
export const deadLetterConfigField = z.strictObject({ Arn: arnField.optional() }).optional();

export const tagKeyField = z.string().min(1).max(128);
export const tagsField = z.array(z.strictObject({ Key: tagKeyField, Value: z.string().max(256) }));

/** The parameters that identify a rule. */
export const ruleReferenceSchema = z.strictObject({
  Name: ruleNameField,
  EventBusName: busNameOrArnField,
});
