import type { Api } from '@momento-gateway/api/call';
import { createContext, type ReactNode, useContext } from 'react';

const ApiContext = createContext<Api | undefined>(undefined);

interface ApiProviderProps {
  readonly api: Api;
  readonly children: ReactNode;
}

export function ApiProvider({ api, children }: ApiProviderProps) {
  return <ApiContext value={api}>{children}</ApiContext>;
}

/** Calls the dashboard's HTTP API: `api(listRules, {})`. Throws ApiError. */
export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === undefined) throw new Error('useApi needs an ApiProvider around it');
  return api;
}
