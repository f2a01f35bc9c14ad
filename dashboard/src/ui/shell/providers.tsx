'use client';

import { I18nProvider, type I18nProviderProps } from '@cloudscape-design/components/i18n';
import { bindCall } from '@momento-gateway/api/call';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ApiProvider } from '../client/api-context.tsx';
import { createQueryClient } from '../client/query-client.ts';
import { FlashesProvider } from '../page/flashes.tsx';
import { PageSlotsProvider } from '../page/page-slots.tsx';
import { ReleaseMobileMode } from './release-mobile-mode.tsx';

interface ProvidersProps {
  /** The words of Cloudscape's components. */
  readonly messages: I18nProviderProps.Messages;
  readonly children: ReactNode;
}

/** The one place where the browser's side is put together. */
export function Providers({ messages, children }: ProvidersProps) {
  const [queryClient] = useState(createQueryClient);
  const [api] = useState(() => bindCall((...args) => fetch(...args)));
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <QueryClientProvider client={queryClient}>
        <ApiProvider api={api}>
          <FlashesProvider>
            <PageSlotsProvider>{children}</PageSlotsProvider>
          </FlashesProvider>
        </ApiProvider>
      </QueryClientProvider>
      <ReleaseMobileMode />
    </I18nProvider>
  );
}
