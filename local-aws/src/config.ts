import { resolve } from 'node:path';
import { z } from 'zod';

/** The server's configuration, from its environment. */
export interface Config {
  /** `LOCAL_AWS_PORT`, 4566. */
  readonly port: number;
  /** `LOCAL_AWS_DATA`, `.local-aws` in the working directory. */
  readonly dataPath: string;
  /** `AWS_REGION`, us-east-1. */
  readonly region: string;
  /** `LOCAL_AWS_LAMBDA_URLS`: a JSON object, function name → URL where the function is invoked. */
  readonly lambdaUrls: Readonly<Record<string, string>>;
}

const lambdaUrlsSchema = z.record(z.string(), z.url({ protocol: /^https?$/ }));

/** Throws an error for the user when a variable is invalid. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  return {
    port: readPort(env['LOCAL_AWS_PORT'] || '4566'),
    dataPath: readDataPath(env['LOCAL_AWS_DATA'] || '.local-aws'),
    region: env['AWS_REGION'] || 'us-east-1',
    lambdaUrls: readLambdaUrls(env['LOCAL_AWS_LAMBDA_URLS'] || '{}'),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new Error(`LOCAL_AWS_PORT must be a port number (0 to 65535), but is "${text}".`);
  }
  return port;
}

function readDataPath(text: string): string {
  return text === ':memory:' ? text : resolve(text);
}

function readLambdaUrls(text: string): Readonly<Record<string, string>> {
  try {
    return lambdaUrlsSchema.parse(JSON.parse(text));
  } catch (cause) {
    const expected = 'a JSON object of function names and http URLs';
    throw new Error(`LOCAL_AWS_LAMBDA_URLS must be ${expected}.`, { cause });
  }
}
