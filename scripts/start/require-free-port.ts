import { createServer } from 'node:net';

/** @throws Error that names the variable when something already listens on the port. */
export async function requireFreePort(port: number, variable: string): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code;
    if (cause !== 'EADDRINUSE' && cause !== 'EACCES') throw error;
    throw new Error(
      cause === 'EADDRINUSE'
        ? `Port ${port} is taken. End what listens there, or set ${variable} to another port.`
        : `Port ${port} is not allowed for this user. Set ${variable} to one above 1023.`,
      { cause: error },
    );
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
