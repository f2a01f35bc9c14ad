import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { requireFreePort } from './require-free-port.ts';

test.each(['127.0.0.1', '::1'])(
  'a port in use on %s is refused with the variable that changes it, until it is free',
  async (host) => {
    const server = createServer();
    const hasAddress = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(0, host, () => resolve(true));
    });
    if (!hasAddress) return;
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(requireFreePort(port, 'GATEWAY_PORT')).rejects.toThrow(
      `Port ${port} is in use. Stop the program that listens on it, or set GATEWAY_PORT to another port.`,
    );
    await new Promise((resolve) => server.close(resolve));
    await expect(requireFreePort(port, 'GATEWAY_PORT')).resolves.toBeUndefined();
  },
);
