import { z } from 'zod';
import { arn, deadLetterConfig, targetId } from './parameters.ts';

export const TARGETS_PER_RULE = 5;

/** For target types that nothing is delivered to here: kept and listed, without being looked at. */
const parametersOfOtherService = z.looseObject({}).optional();

/** A target of a rule, as PutTargets takes it and ListTargetsByRule gives it back. */
export const targetSchema = z.strictObject({
  Id: targetId,
  Arn: arn,
  RoleArn: arn.optional(),
  Input: z.string().max(8192).optional(),
  InputPath: z.string().max(256).optional(),
  InputTransformer: z
    .strictObject({
      InputPathsMap: z.record(z.string(), z.string().max(256)).optional(),
      InputTemplate: z.string().min(1).max(8192),
    })
    .optional(),
  DeadLetterConfig: deadLetterConfig,
  RetryPolicy: z
    .strictObject({
      MaximumRetryAttempts: z.int().min(0).max(185).optional(),
      MaximumEventAgeInSeconds: z.int().min(60).max(86_400).optional(),
    })
    .optional(),
  SqsParameters: z.strictObject({ MessageGroupId: z.string().optional() }).optional(),
  AppSyncParameters: parametersOfOtherService,
  BatchParameters: parametersOfOtherService,
  EcsParameters: parametersOfOtherService,
  HttpParameters: parametersOfOtherService,
  KinesisParameters: parametersOfOtherService,
  RedshiftDataParameters: parametersOfOtherService,
  RunCommandParameters: parametersOfOtherService,
  SageMakerPipelineParameters: parametersOfOtherService,
});

export type Target = z.output<typeof targetSchema>;
