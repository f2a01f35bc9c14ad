import type { Target } from '@aws-sdk/client-eventbridge';
import { EVENT_AGE_MAX_SECONDS, RETRY_ATTEMPTS_MAX } from '@momento-gateway/api/rules/target';
import type { HclBlock, HclValue } from './hcl.ts';
import { toEcsBlock } from './to-ecs-block.ts';

/** What of a target is a block of its own in Terraform. */
export function toTargetBlocks(target: Target): readonly HclBlock[] {
  const {
    DeadLetterConfig: deadLetters,
    RetryPolicy: retry,
    InputTransformer: input,
    SqsParameters: sqs,
    KinesisParameters: kinesis,
    HttpParameters: http,
    BatchParameters: batch,
    AppSyncParameters: appSync,
    RedshiftDataParameters: redshift,
    SageMakerPipelineParameters: pipeline,
    EcsParameters: ecs,
    RunCommandParameters: run,
  } = target;
  return [
    deadLetters && block('dead_letter_config', { arn: deadLetters.Arn }),
    retry &&
      block('retry_policy', {
        maximum_event_age_in_seconds: retry.MaximumEventAgeInSeconds ?? EVENT_AGE_MAX_SECONDS,
        maximum_retry_attempts: retry.MaximumRetryAttempts ?? RETRY_ATTEMPTS_MAX,
      }),
    input &&
      block('input_transformer', {
        input_paths: input.InputPathsMap,
        input_template: input.InputTemplate,
      }),
    sqs && block('sqs_target', { message_group_id: sqs.MessageGroupId }),
    kinesis && block('kinesis_target', { partition_key_path: kinesis.PartitionKeyPath }),
    http &&
      block('http_target', {
        path_parameter_values: http.PathParameterValues,
        header_parameters: http.HeaderParameters,
        query_string_parameters: http.QueryStringParameters,
      }),
    batch &&
      block('batch_target', {
        job_definition: batch.JobDefinition,
        job_name: batch.JobName,
        array_size: batch.ArrayProperties?.Size,
        job_attempts: batch.RetryStrategy?.Attempts,
      }),
    appSync && block('appsync_target', { graphql_operation: appSync.GraphQLOperation }),
    redshift &&
      block('redshift_target', {
        database: redshift.Database,
        db_user: redshift.DbUser,
        secrets_manager_arn: redshift.SecretManagerArn,
        sql: redshift.Sql,
        statement_name: redshift.StatementName,
        with_event: redshift.WithEvent,
      }),
    pipeline && {
      ...block('sagemaker_pipeline_target', {}),
      blocks: (pipeline.PipelineParameterList ?? []).map(({ Name, Value }) =>
        block('pipeline_parameter_list', { name: Name, value: Value }),
      ),
    },
    ecs && toEcsBlock(ecs),
    ...(run?.RunCommandTargets ?? []).map(({ Key, Values }) =>
      block('run_command_targets', { key: Key, values: Values }),
    ),
  ].filter((one) => one !== undefined);
}

function block(head: string, attributes: Readonly<Record<string, HclValue | undefined>>): HclBlock {
  return { head, attributes };
}

/** Why Terraform has no attribute for all of a target; undefined when it has. */
export function findInexpressible({
  RedshiftDataParameters,
  EcsParameters,
}: Target): string | undefined {
  if (RedshiftDataParameters?.Sqls !== undefined) return 'Sqls';
  return EcsParameters?.ReferenceId === undefined ? undefined : 'ReferenceId';
}
