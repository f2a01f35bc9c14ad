import { hostname } from 'node:os';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import { REDRIVE_STREAM_PREFIX } from '../../activity/redriven-calls-line.ts';

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

/** First part of the names of the log streams of a tenant's redrives; the redrive's id is the rest. */
export function redriveStreamPrefix(tenant: string): string {
  return tenant === DEFAULT_TENANT ? REDRIVE_STREAM_PREFIX : `${REDRIVE_STREAM_PREFIX}${tenant}/`;
}
