import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface ProcessUsage {
  /** CPU time (user and system) of all threads since the start. */
  readonly cpuMs: number;
  /** Resident set. */
  readonly memoryBytes: number;
}

/** The resources that a process has used: on Linux with microseconds, elsewhere from `ps`. */
export async function readProcessUsage(pid: number): Promise<ProcessUsage> {
  return process.platform === 'linux' ? readProc(pid) : readPs(pid);
}

async function readProc(pid: number): Promise<ProcessUsage> {
  const threads = await readdir(`/proc/${pid}/task`);
  const times = await Promise.all(
    threads.map(async (thread) => {
      // A thread can end meanwhile. Those that do resolve names, and use almost no CPU.
      const file = `/proc/${pid}/task/${thread}/schedstat`;
      const text = await readFile(file, 'utf8').catch(() => '0');
      return Number(text.split(' ', 1)[0]) / 1e6;
    }),
  );
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kibibytes = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]);
  return {
    cpuMs: times.reduce((sum, time) => sum + time, 0),
    memoryBytes: kibibytes * 1_024,
  };
}

async function readPs(pid: number): Promise<ProcessUsage> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'time=,rss=', '-p', String(pid)]);
  const [time = '', kibibytes = ''] = stdout.trim().split(/\s+/);
  const seconds = time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0);
  return { cpuMs: seconds * 1_000, memoryBytes: Number(kibibytes) * 1_024 };
}
