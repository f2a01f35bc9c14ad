import { hostname } from 'node:os';

const HOST_MAX_LENGTH = 32;

/** The id of a redrive names the process it runs in, for dashboards that cannot find it. */
export function createRedriveId(uniqueId: string, processName: string): string {
  return `${uniqueId}@${processName}`;
}

/** The process of a redrive; undefined when the text is no redrive's id. */
export function readProcessName(redriveId: string): string | undefined {
  return /^[0-9a-f-]{36}@(?<name>[A-Za-z0-9.-]+)$/.exec(redriveId)?.groups?.['name'];
}

/** Names this process for people, such as `ops-laptop-4711`. */
export function nameProcess(): string {
  const host = hostname().replaceAll(/[^A-Za-z0-9.-]/g, '-');
  return `${host.slice(0, HOST_MAX_LENGTH)}-${process.pid}`;
}
