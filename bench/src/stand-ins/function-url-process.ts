import { startFunctionUrlHost } from '@momento-gateway/local-aws/function-url/start-function-url-host';

/** The function to serve at a Function URL of this machine. */
export interface ServedFunction {
  readonly handlerPath: string;
  readonly environment: Readonly<Record<string, string>>;
}

process.once('message', (served: ServedFunction) => {
  const output = { write: () => {} };
  startFunctionUrlHost({ ...served, port: 0, output }).then(({ url }) =>
    process.send?.(url.replace(/\/$/, '')),
  );
});
process.once('disconnect', () => process.exit());
