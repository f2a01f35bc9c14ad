import { expect, test } from 'vitest';
import { findFreePort } from './find-free-port.ts';

test('no port is given that another program gets without asking for it, and none twice', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, findFreePort));
  expect(new Set(ports).size).toBe(50);
  expect(ports.filter((port) => port < 1_024 || port >= 32_768)).toEqual([]);
});
