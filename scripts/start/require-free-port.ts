import { once } from 'node:events';
import { createServer } from 'node:net';

/** "localhost" can be either: a program on the other address would receive calls for ours. */
const LOOPBACKS = ['127.0.0.1', '::1'];
/** Without IPv6, nothing can listen on its address. */
const NO_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/** @throws Error that names the variable when the port is in use. */
export async function requireFreePort(port: number, variable: string): Promise<void> {
  for (const host of LOOPBACKS) {
    const cause = await tryToListen(port, host);
    const code = cause?.code ?? '';
    if (cause === undefined || NO_ADDRESS.has(code)) continue;
    if (code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} is in use. Stop the program that listens on it, or set ${variable} to another port.`,
        { cause },
      );
    }
    if (code === 'EACCES') {
      throw new Error(
        `This user may not listen on port ${port}. Set ${variable} to a port above 1023.`,
        { cause },
      );
    }
    throw cause;
  }
}

async function tryToListen(port: number, host: string): Promise<NodeJS.ErrnoException | undefined> {
  const server = createServer();
  try {
    server.listen({ port, host, exclusive: true });
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    return error as NodeJS.ErrnoException;
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
