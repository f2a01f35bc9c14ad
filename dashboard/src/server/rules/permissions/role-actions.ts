/** What EventBridge does with a role, by the service of the target. */
const ACTIONS: Readonly<Record<string, string>> = {
  'events api-destination': 'events:InvokeApiDestination',
  'events event-bus': 'events:PutEvents',
  codebuild: 'codebuild:StartBuild',
  codepipeline: 'codepipeline:StartPipelineExecution',
  'execute-api': 'execute-api:Invoke',
  firehose: 'firehose:PutRecord',
  glue: 'glue:notifyEvent',
  kinesis: 'kinesis:PutRecord',
  lambda: 'lambda:InvokeFunction',
  sagemaker: 'sagemaker:StartPipelineExecution',
  sns: 'sns:Publish',
  sqs: 'sqs:SendMessage',
  states: 'states:StartExecution',
};

/** @returns undefined for what needs more than one action on the target itself. */
export function roleActionFor(targetArn: string): string | undefined {
  const [, , service = '', , , resource = ''] = targetArn.split(':');
  const key = service === 'events' ? `events ${resource.split('/')[0]}` : service;
  return Object.hasOwn(ACTIONS, key) ? ACTIONS[key] : undefined;
}

/** What a role needs besides, or instead; words for a person. */
export function describeRoleNeeds(targetArn: string): string {
  switch (targetArn.split(':')[2]) {
    case 'ecs':
      return 'ecs:RunTask on the task definition, and iam:PassRole for the roles of the task';
    case 'batch':
      return 'batch:SubmitJob on the job queue and the job definition';
    case 'ssm':
      return 'ssm:SendCommand on the document and the instances, or ssm:StartAutomationExecution';
    case 'redshift':
    case 'redshift-serverless':
      return 'redshift-data:ExecuteStatement, and access to the database';
    default:
      return 'what this target needs';
  }
}
