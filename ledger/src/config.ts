/** Base environment of the product's processes, without the user's AWS settings. */
export function baseEnvironment(source: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const others = Object.entries(source).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(others),
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'ledger',
    AWS_SECRET_ACCESS_KEY: 'ledger',
  };
}

/** The access key by which local AWS recognizes the role of the gateway's function. */
export const GATEWAY_KEY_ID = 'role:momento-gateway';

/** SDK client options for local AWS. */
export function connectionTo(endpoint: string) {
  return {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'ledger', secretAccessKey: 'ledger' },
  };
}
