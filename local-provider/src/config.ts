import type { ProviderSettings } from './settings.ts';

/** `LOCAL_PROVIDER`: JSON. Whoever starts the process says who its users and clients are. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): ProviderSettings {
  return JSON.parse(environment['LOCAL_PROVIDER'] ?? '') as ProviderSettings;
}
