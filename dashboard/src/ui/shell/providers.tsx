'use client';

import { I18nProvider, type I18nProviderProps } from '@cloudscape-design/components/i18n';
import { bindCall } from '@momento-gateway/api/call';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { ApiProvider } from '../client/api-context.tsx';
import { createFetchChanges } from '../client/fetch-changes.ts';
import { createQueryClient } from '../client/poll-options.ts';
import { FlashesProvider } from '../page/flashes.tsx';
import { PageSlotsProvider } from '../page/page-slots.tsx';

// While it hydrates, Cloudscape would ask the window for its width and on a phone render something
// else than the server did. This tells it "not a phone" until hydration is done.
const FORCE_MOBILE_MODE = Symbol.for('awsui-force-mobile-mode');
const globals = globalThis as { [FORCE_MOBILE_MODE]?: boolean };
globals[FORCE_MOBILE_MODE] = false;

interface ProvidersProps {
  /** The texts of Cloudscape's components. */
  readonly messages: I18nProviderProps.Messages;
  readonly children: ReactNode;
}

/** Creates everything that the screens share. */
export function Providers({ messages, children }: ProvidersProps) {
  const [queryClient] = useState(createQueryClient);
  const [api] = useState(() => bindCall(createFetchChanges((...args) => fetch(...args))));
  useEffect(() => {
    delete globals[FORCE_MOBILE_MODE];
    dispatchEvent(new Event('resize'));
  }, []);
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <QueryClientProvider client={queryClient}>
        <ApiProvider api={api}>
          <FlashesProvider>
            <PageSlotsProvider>{children}</PageSlotsProvider>
          </FlashesProvider>
        </ApiProvider>
      </QueryClientProvider>
    </I18nProvider>
  );
}
