import { parseJsonPath } from '../target-input/read-json-path.ts';
import * as z from '../zod.ts';

const text = z.string().min(1, 'Give a text.');
const texts = z.array(text);
const textByName = z.record(z.string(), z.string());

/** A text that is the same for every event, or the path of one in the event. */
export const MessageGroupSchema = z
  .string()
  .min(1, 'Give a message group, such as orders or $.detail.cache.')
  .max(256, 'Give at most 256 characters.')
  .refine(
    (group) => !group.startsWith('$') || parseJsonPath(group) !== undefined,
    'Give a text, or a path such as $.detail.cache.',
  );

const PartitionKeyPathSchema = z
  .string()
  .max(256, 'Give at most 256 characters.')
  .refine(
    (path) => parseJsonPath(path) !== undefined,
    'Give a path such as $.detail.cache or $.detail.topic.',
  );

const EcsSchema = z.strictObject({
  TaskDefinitionArn: text,
  TaskCount: z.int().min(1).optional(),
  LaunchType: z.enum(['EC2', 'FARGATE', 'EXTERNAL']).optional(),
  NetworkConfiguration: z
    .strictObject({
      awsvpcConfiguration: z
        .strictObject({
          Subnets: texts,
          SecurityGroups: texts.optional(),
          AssignPublicIp: z.enum(['ENABLED', 'DISABLED']).optional(),
        })
        .optional(),
    })
    .optional(),
  PlatformVersion: z.string().optional(),
  Group: z.string().optional(),
  CapacityProviderStrategy: z
    .array(
      z.strictObject({
        capacityProvider: text,
        weight: z.int().min(0).optional(),
        base: z.int().min(0).optional(),
      }),
    )
    .optional(),
  EnableECSManagedTags: z.boolean().optional(),
  EnableExecuteCommand: z.boolean().optional(),
  PlacementConstraints: z
    .array(
      z.strictObject({
        type: z.enum(['distinctInstance', 'memberOf']).optional(),
        expression: z.string().optional(),
      }),
    )
    .optional(),
  PlacementStrategy: z
    .array(
      z.strictObject({
        type: z.enum(['random', 'spread', 'binpack']).optional(),
        field: z.string().optional(),
      }),
    )
    .optional(),
  PropagateTags: z.literal('TASK_DEFINITION').optional(),
  ReferenceId: z.string().optional(),
  Tags: z.array(z.strictObject({ Key: text, Value: z.string() })).optional(),
});

const BatchSchema = z.strictObject({
  JobDefinition: text,
  JobName: text,
  ArrayProperties: z.strictObject({ Size: z.int().optional() }).optional(),
  RetryStrategy: z.strictObject({ Attempts: z.int().optional() }).optional(),
});

const RedshiftDataSchema = z.strictObject({
  Database: text,
  SecretManagerArn: text.optional(),
  DbUser: text.optional(),
  Sql: text.optional(),
  Sqls: texts.optional(),
  StatementName: text.optional(),
  WithEvent: z.boolean().optional(),
});

/** What a target needs besides its ARN and role, by the names of EventBridge's PutTargets. */
export const TargetParametersSchema = z
  .strictObject({
    SqsParameters: z.strictObject({ MessageGroupId: MessageGroupSchema.optional() }).optional(),
    KinesisParameters: z.strictObject({ PartitionKeyPath: PartitionKeyPathSchema }).optional(),
    HttpParameters: z
      .strictObject({
        PathParameterValues: texts.optional(),
        HeaderParameters: textByName.optional(),
        QueryStringParameters: textByName.optional(),
      })
      .optional(),
    EcsParameters: EcsSchema.optional(),
    BatchParameters: BatchSchema.optional(),
    AppSyncParameters: z.strictObject({ GraphQLOperation: text.optional() }).optional(),
    RedshiftDataParameters: RedshiftDataSchema.optional(),
    RunCommandParameters: z
      .strictObject({
        RunCommandTargets: z.array(z.strictObject({ Key: text, Values: texts })).min(1),
      })
      .optional(),
    SageMakerPipelineParameters: z
      .strictObject({
        PipelineParameterList: z.array(z.strictObject({ Name: text, Value: text })).optional(),
      })
      .optional(),
  })
  .meta({
    id: 'TargetParameters',
    description: 'What the kind of target needs, as EventBridge’s PutTargets takes it.',
  });

export type TargetParameters = z.output<typeof TargetParametersSchema>;

/** The names of all parameters that PutTargets knows. */
export const PARAMETER_NAMES = Object.keys(
  TargetParametersSchema.shape,
) as readonly (keyof TargetParameters)[];
