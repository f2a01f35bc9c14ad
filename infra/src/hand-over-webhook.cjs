// Creates the first webhook's secret from the stack's copy, once. It never writes it again: by then
// the signing secret can be rotated, or the webhook deleted. It logs nothing.
const { SecretsManager } = require('@aws-sdk/client-secrets-manager');

async function createWebhook({ SecretId, KmsKeyId, Tags }, stackId) {
  const secrets = new SecretsManager();
  const { SecretString } = await secrets.getSecretValue({ SecretId });
  // arn:aws:cloudformation:<Region>:<account>:stack/<name>/<UUID>
  const Name = stackId.split('/').slice(1).join('/');
  const Description = JSON.stringify({ ...JSON.parse(SecretString), signingSecret: undefined });
  try {
    await secrets.createSecret({ Name, Description, KmsKeyId, SecretString, Tags });
  } catch (error) {
    // It exists, or existed and was deleted.
    if (error.name === 'ResourceExistsException') return;
    if (/scheduled for deletion/.test(error.message)) return;
    throw error;
  }
}

exports.handler = async ({ RequestType, ResponseURL, ResourceProperties, ...event }) => {
  const { StackId, RequestId, LogicalResourceId } = event;
  const PhysicalResourceId = event.PhysicalResourceId ?? `${StackId}/first-webhook`;
  const answer = { Status: 'SUCCESS', StackId, RequestId, LogicalResourceId, PhysicalResourceId };
  try {
    if (RequestType === 'Create') await createWebhook(ResourceProperties, StackId);
  } catch (error) {
    Object.assign(answer, { Status: 'FAILED', Reason: `${error.name}: ${error.message}` });
  }
  // A buffer, so that no content type is sent: the URL is signed without one.
  const body = Buffer.from(JSON.stringify(answer));
  const { ok, status } = await fetch(ResponseURL, { method: 'PUT', body });
  // Lambda calls again.
  if (!ok) throw new Error(`CloudFormation answered ${status}.`);
};
