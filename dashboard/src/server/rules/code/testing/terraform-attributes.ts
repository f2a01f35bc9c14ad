/**
 * Arguments of resources in the AWS provider for Terraform, of those that an export uses: `{}` for one
 * that is no block. From the documentation of version 5.100.0:
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudwatch_event_target
 * and the pages of the other resources beside it.
 */
export interface Arguments {
  readonly [name: string]: Arguments;
}

const list = (names: string): Arguments =>
  Object.fromEntries(names.split(' ').map((name) => [name, {}]));

export const TERRAFORM_ARGUMENTS: Readonly<Record<string, Arguments>> = {
  aws_cloudwatch_event_rule: list(
    'name name_prefix schedule_expression event_bus_name event_pattern force_destroy description role_arn is_enabled state tags',
  ),
  aws_cloudwatch_event_target: {
    ...list('arn rule event_bus_name force_destroy target_id input input_path role_arn'),
    appsync_target: list('graphql_operation'),
    batch_target: list('job_definition job_name array_size job_attempts'),
    dead_letter_config: list('arn'),
    ecs_target: {
      ...list(
        'task_definition_arn enable_ecs_managed_tags enable_execute_command group launch_type platform_version propagate_tags tags task_count',
      ),
      capacity_provider_strategy: list('base capacity_provider weight'),
      network_configuration: list('subnets assign_public_ip security_groups'),
      ordered_placement_strategy: list('type field'),
      placement_constraint: list('type expression'),
    },
    http_target: list('header_parameters path_parameter_values query_string_parameters'),
    input_transformer: list('input_paths input_template'),
    kinesis_target: list('partition_key_path'),
    redshift_target: list('database db_user secrets_manager_arn sql statement_name with_event'),
    retry_policy: list('maximum_event_age_in_seconds maximum_retry_attempts'),
    run_command_targets: list('key values'),
    sagemaker_pipeline_target: { pipeline_parameter_list: list('name value') },
    sqs_target: list('message_group_id'),
  },
  aws_sqs_queue_policy: list('queue_url policy'),
  aws_sns_topic_policy: list('arn policy'),
  aws_lambda_permission: list(
    'action event_source_token function_name function_url_auth_type principal principal_org_id qualifier source_account source_arn statement_id statement_id_prefix',
  ),
  aws_cloudwatch_log_resource_policy: list('policy_document policy_name'),
};
