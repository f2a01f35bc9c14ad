import { once } from 'node:events';
import { createServer } from 'node:net';

/** "localhost" is either of them: a program on one would get what is meant for one on the other. */
const LOOPBACKS = ['127.0.0.1', '::1'];
/** Where there is no IPv6, nothing can listen there. */
const NO_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/** @throws Error that names the variable when something already listens on the port. */
export async function requireFreePort(port: number, variable: string): Promise<void> {
  for (const host of LOOPBACKS) {
    const cause = await tryToListen(port, host);
    const code = cause?.code ?? '';
    if (cause === undefined || NO_ADDRESS.has(code)) continue;
    if (code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} is taken. End what listens there, or set ${variable} to another port.`,
        { cause },
      );
    }
    if (code === 'EACCES') {
      throw new Error(
        `Port ${port} is not allowed for this user. Set ${variable} to one above 1023.`,
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
