import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { inspect } from 'node:util';
import { refuseTunnels } from '../server/refuse-tunnels.ts';
import { answerRequest } from './answer-request.ts';
import { startFunctionRuntime } from './function-runtime.ts';

export interface FunctionUrlHostOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** A built CommonJS or ES module. */
  readonly handlerPath: string;
  /** Default `handler`. */
  readonly handlerName?: string;
  /** The function's environment, besides Lambda's variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Default 30,000. */
  readonly timeoutMs?: number;
  /** Called with every line that the function writes, and with those about it. */
  readonly onLogLine?: (line: string) => void;
  readonly host?: '127.0.0.1';
  /** Called with each log line as well; by default it goes to standard output. */
  readonly output?: { readonly write: (text: string) => unknown };
}

export interface FunctionUrlHost {
  /** For example `http://127.0.0.1:3001/`. */
  readonly url: string;
  /** Ends the function and cuts all connections. */
  readonly close: () => Promise<void>;
}

const DEFAULT_TIMEOUT_MS = 30_000;

/**
 * Serves a Lambda handler over HTTP as a Function URL does (payload format 2.0). The function runs
 * in one thread, where calls run concurrently. Rejects when the function cannot be loaded, and with
 * the server's error (`EADDRINUSE`) when the port is in use.
 */
export async function startFunctionUrlHost(
  options: FunctionUrlHostOptions,
): Promise<FunctionUrlHost> {
  const { output = process.stdout, onLogLine } = options;
  const writeLog = (text: string) => {
    output.write(`${text}\n`);
    for (const line of text.split('\n')) onLogLine?.(line);
  };
  const server = createServer({ keepAliveTimeout: 60_000 });
  refuseTunnels(server);
  const url = await listen(server, options.port, options.host ?? '127.0.0.1');
  const runtime = startFunctionRuntime({
    handlerPath: resolve(options.handlerPath),
    handlerName: options.handlerName ?? 'handler',
    environment: options.environment,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    writeLog,
    now: Date.now,
  });
  server.on('request', (request, response) => {
    answerRequest({ runtime, writeLog, now: Date.now }, request, response).catch((error) => {
      writeLog(`ERROR\tFunction URL host\t${inspect(error)}`);
      response.destroy();
    });
  });
  const close = async () => {
    server.closeAllConnections();
    await Promise.all([new Promise((closed) => server.close(closed)), runtime.close()]);
  };
  try {
    await runtime.loaded;
  } catch (error) {
    await close();
    throw error;
  }
  return { url, close };
}

function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((listening, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address() as AddressInfo;
      listening(`http://${host}:${address.port}/`);
    });
  });
}
