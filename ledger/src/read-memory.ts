import { readFile } from 'node:fs/promises';

/** Memory of each process in MiB; empty on systems without `/proc`. */
export async function readMemory(
  pids: Readonly<Record<string, number>>,
): Promise<Readonly<Record<string, number>>> {
  const read = await Promise.all(
    Object.entries(pids).map(async ([name, pid]) => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      const [, kib] = /VmRSS:\s+(\d+) kB/.exec(status) ?? [];
      return kib === undefined ? [] : [[name, Math.round(Number(kib) / 1_024)] as const];
    }),
  );
  return Object.fromEntries(read.flat());
}
