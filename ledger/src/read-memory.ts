import { readFile } from 'node:fs/promises';

/** MiB of memory that each process holds; empty where `/proc` does not tell. */
export async function readMemory(
  pids: Readonly<Record<string, number>>,
): Promise<Readonly<Record<string, number>>> {
  const told = await Promise.all(
    Object.entries(pids).map(async ([name, pid]) => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      const [, kib] = /VmRSS:\s+(\d+) kB/.exec(status) ?? [];
      return kib === undefined ? [] : [[name, Math.round(Number(kib) / 1_024)] as const];
    }),
  );
  return Object.fromEntries(told.flat());
}
