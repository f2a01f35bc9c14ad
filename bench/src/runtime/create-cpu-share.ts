import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A Linux control group whose processes have a share of a processor together. */
export interface CpuShare {
  readonly add: (pid: number) => Promise<void>;
  /** @param share of one processor, such as 0.29 */
  readonly limit: (share: number) => Promise<void>;
  /** Call it when its processes have ended; a second time it does nothing. */
  readonly end: () => Promise<void>;
}

/** As in Lambda: a function that has used up its share waits for the next 20 ms. */
const PERIOD_US = 20_000;
const ROOT = '/sys/fs/cgroup';

let created = 0;

/** @throws Error that says why this machine cannot limit a share. */
export async function createCpuShare(): Promise<CpuShare> {
  const failures: string[] = [];
  for (const create of [createInVersion2, createInVersion1]) {
    try {
      return await create(`momento-gateway-bench-${process.pid}-${created++}`);
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(`This machine cannot limit a process's share: ${failures.join('; ')}.`);
}

/** Whether `createCpuShare` works here; otherwise reports why it does not. */
export async function canLimitShare(report: (line: string) => void): Promise<boolean> {
  try {
    await (await createCpuShare()).end();
    return true;
  } catch (error) {
    report(`Nothing was measured. ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

async function createInVersion2(name: string): Promise<CpuShare> {
  const parent = join(ROOT, await readOwnGroup(/^0::(.*)$/m));
  const folder = join(parent, name);
  await readFile(join(parent, 'cgroup.controllers'), 'utf8');
  await writeFile(join(parent, 'cgroup.subtree_control'), '+cpu').catch(() => {});
  await mkdir(folder);
  return keepIfWorking({
    folder,
    limit: (quotaUs) => writeFile(join(folder, 'cpu.max'), `${quotaUs} ${PERIOD_US}`),
  });
}

async function createInVersion1(name: string): Promise<CpuShare> {
  const folder = join(
    ROOT,
    'cpu',
    await readOwnGroup(/^\d+:(?:[\w,]+,)?cpu(?:,[\w,]+)?:(.*)$/m),
    name,
  );
  await mkdir(folder);
  return keepIfWorking({
    folder,
    async limit(quotaUs) {
      await writeFile(join(folder, 'cpu.cfs_period_us'), String(PERIOD_US));
      await writeFile(join(folder, 'cpu.cfs_quota_us'), String(quotaUs));
    },
  });
}

async function readOwnGroup(line: RegExp): Promise<string> {
  return line.exec(await readFile('/proc/self/cgroup', 'utf8'))?.[1] ?? '/';
}

interface Group {
  readonly folder: string;
  readonly limit: (quotaUs: number) => Promise<void>;
}

/** Sets a quota once, so that a group without the controller is noticed before it is measured. */
async function keepIfWorking({ folder, limit }: Group): Promise<CpuShare> {
  const end = () => removeGroup(folder);
  try {
    await limit(PERIOD_US * 100);
  } catch (error) {
    await end();
    throw error;
  }
  return {
    add: (pid) => writeFile(join(folder, 'cgroup.procs'), String(pid)),
    limit: (share) => limit(Math.max(1_000, Math.round(share * PERIOD_US))),
    end,
  };
}

/** The kernel takes a moment to let go of a process that has ended. */
async function removeGroup(folder: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rmdir(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      if (attempt === 50) throw error;
      await sleep(20);
    }
  }
}
