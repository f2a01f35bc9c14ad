import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { requireFreePort } from './require-free-port.ts';

test('a taken port is refused with the variable that changes it, and free again once it is left', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(requireFreePort(port, 'GATEWAY_PORT')).rejects.toThrow(
    `Port ${port} is taken. End what listens there, or set GATEWAY_PORT to another port.`,
  );
  await new Promise((resolve) => server.close(resolve));
  await expect(requireFreePort(port, 'GATEWAY_PORT')).resolves.toBeUndefined();
});
