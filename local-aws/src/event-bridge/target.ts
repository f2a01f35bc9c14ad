import { z } from 'zod';
import { arnField, deadLetterConfigField, targetIdField } from './event-bridge-fields.ts';

export const MAX_TARGETS_PER_RULE = 5;

/**
 * Parameters of target types that local AWS does not deliver to: stored and listed, not checked.
 */
const otherServiceSchema = z.looseObject({}).optional();

/** A target of a rule, as in PutTargets and ListTargetsByRule. */
export const targetSchema = z.strictObject({
  Id: targetIdField,
  Arn: arnField,
  RoleArn: arnField.optional(),
  Input: z.string().max(8192).optional(),
  InputPath: z.string().max(256).optional(),
  InputTransformer: z
    .strictObject({
      InputPathsMap: z.record(z.string(), z.string().max(256)).optional(),
      InputTemplate: z.string().min(1).max(8192),
    })
    .optional(),
  DeadLetterConfig: deadLetterConfigField,
  RetryPolicy: z
    .strictObject({
      MaximumRetryAttempts: z.int().min(0).max(185).optional(),
      MaximumEventAgeInSeconds: z.int().min(60).max(86_400).optional(),
    })
    .optional(),
  HttpParameters: z
    .strictObject({
      PathParameterValues: z.array(z.string()).optional(),
      HeaderParameters: z.record(z.string(), z.string().max(512)).optional(),
      QueryStringParameters: z.record(z.string(), z.string().max(512)).optional(),
    })
    .optional(),
  SqsParameters: z.strictObject({ MessageGroupId: z.string().max(100).optional() }).optional(),
  AppSyncParameters: otherServiceSchema,
  BatchParameters: otherServiceSchema,
  EcsParameters: otherServiceSchema,
  KinesisParameters: otherServiceSchema,
  RedshiftDataParameters: otherServiceSchema,
  RunCommandParameters: otherServiceSchema,
  SageMakerPipelineParameters: otherServiceSchema,
});

export type Target = z.output<typeof targetSchema>;
