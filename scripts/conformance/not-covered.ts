/** What no emulator shows; docs/conformance.md has the same list. */
export const NOT_COVERED: readonly string[] = [
  'Of Cognito: its managed login pages, passwords by email, a second factor, and the limits of tokens.',
  'Of the function’s role: logs:CreateLogStream and logs:PutLogEvents. MiniStack writes the log itself.',
  'Of the dashboard’s policies: iam:PassRole for PutTargets and secretsmanager:TagResource for CreateSecret. MiniStack does not check them. It does not check events:TagResource for PutRule and sqs:TagQueue for CreateQueue either; the check that keeps a live events viewer open covers these two actions.',
  'Of the policies for commands: the doctor’s look at service quotas and at the CDK’s bootstrap, its --canary, and what the roles of the CDK’s bootstrap may do when they delete a stack.',
  'The Function URL’s two permissions and its host name, arm64, and the runtime itself.',
  'Of an HTTP API: its permission to invoke the function, throttling, the access log, and the DNS record of a custom domain. MiniStack serves the API and its custom domain’s mapping.',
  'KMS: MiniStack accepts a key for queues, log groups, topics, and secrets, and checks no permission for it.',
  'X-Ray: MiniStack records no trace.',
  'The event archive in a template: MiniStack’s CloudFormation does not support it. The dashboard’s calls for archives and replays are checked; whether a replayed event arrives is not.',
  'Imports by CloudFormation, the CDK, and Terraform: MiniStack has none for rules, so the check makes the exported rule again and compares it. Of policies that code imports, only the text is checked.',
  'The alarm on gaps: its query, which no emulator runs, its role, and the resource itself. A test does the query’s own conditions and sums on the lines of simulated traffic.',
  'The queries of the alarms FailedDeliveries and LostDeadLetters, that alarms go on and off, and that their emails arrive.',
  'Metrics from log lines: MiniStack and moto make none.',
  'That EventBridge can send to the dead-letter queue for rules of the bus only: MiniStack checks no queue policy for a delivery. Local AWS does.',
  'EventBridge’s dead letters and retries over time: MiniStack sends none. The tests of local AWS have them, with a manual clock.',
];
