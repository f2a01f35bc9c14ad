import type { Config } from '../config.ts';
import type { Replacements } from '../create-context.ts';
import { type FakeServices, startFakeServices } from './fake-services.ts';
import { type Api, startApi } from './start-api.ts';

/** The API over local AWS, and over stand-ins for the services that local AWS lacks. */
export interface ApiWithServices {
  readonly api: Api;
  readonly services: FakeServices;
  readonly close: () => Promise<void>;
}

export async function startApiWithServices(
  overrides: Partial<Config> = {},
  replacements: Replacements = {},
): Promise<ApiWithServices> {
  const services = await startFakeServices();
  const api = await startApi(overrides, { targetClients: services.clients, ...replacements });
  return {
    api,
    services,
    close: async () => {
      await api.close();
      await services.close();
    },
  };
}
