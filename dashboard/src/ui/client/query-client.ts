import { QueryClient } from '@tanstack/react-query';

/** Queries fail at once and old data stays: the next poll is the retry. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', staleTime: 2_000 },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
