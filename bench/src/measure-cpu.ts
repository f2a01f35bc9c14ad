/** Does `work` so many times, one after the other. @returns µs of processor time for each */
export async function measureCpu(work: () => unknown, times: number): Promise<number> {
  const before = process.cpuUsage();
  for (let left = times; left > 0; left -= 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}
