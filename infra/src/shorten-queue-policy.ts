interface Properties {
  readonly PolicyDocument: { readonly Statement: readonly Readonly<Record<string, unknown>>[] };
  readonly Queues: readonly unknown[];
}

const EVERYTHING = '*';

/**
 * The same policy of one queue in less text: in it, `*` is that queue, and `*` as the principal is what
 * `AWS: *` is.
 *
 * @param properties with `Fn::Sub` for the queue's ARN
 */
export function shortenQueuePolicy(properties: object): object {
  const { PolicyDocument, Queues, ...rest } = properties as Properties;
  const [queue, ...others] = Queues as { readonly Ref?: string }[];
  const arn = JSON.stringify({ 'Fn::Sub': `\${${queue?.Ref}.Arn}` });
  const Statement = PolicyDocument.Statement.map((statement) => ({
    ...statement,
    ...(JSON.stringify(statement['Principal']) === '{"AWS":"*"}' && { Principal: EVERYTHING }),
    ...(others.length === 0 &&
      JSON.stringify(statement['Resource']) === arn && { Resource: EVERYTHING }),
  }));
  return { ...rest, PolicyDocument: { ...PolicyDocument, Statement }, Queues };
}
