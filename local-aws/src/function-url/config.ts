import { resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says of the Function URL host. */
export interface FunctionUrlConfig {
  /** `FUNCTION_URL_PORT`, 3001. */
  readonly port: number;
  /** `FUNCTION_HANDLER`: path of the module. */
  readonly handlerPath: string;
  /** Everything else: the function's own. */
  readonly environment: Readonly<Record<string, string>>;
}

/** @throws Error naming the variable that is missing or makes no sense */
export function readFunctionUrlConfig(source: Environment = process.env): FunctionUrlConfig {
  const { FUNCTION_HANDLER, FUNCTION_URL_PORT, ...rest } = source;
  if (!FUNCTION_HANDLER) throw new Error('FUNCTION_HANDLER must be the path of a handler.');
  const text = FUNCTION_URL_PORT || '3001';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new Error(`FUNCTION_URL_PORT must be a port number (0 to 65535), but is "${text}".`);
  }
  return { port, handlerPath: resolve(FUNCTION_HANDLER), environment: dropUnset(rest) };
}

/** The environment of the thread a function runs in. */
export function readFunctionEnvironment(): Environment {
  return process.env;
}

function dropUnset(environment: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
