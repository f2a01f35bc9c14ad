import '@fontsource/open-sans/400.css';
import '@fontsource/open-sans/700.css';
import './cloudscape.styles';
import './base.css';
import './charts.css';

import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { messages } from '../ui/shell/messages.ts';
import { Providers } from '../ui/shell/providers.tsx';
import { Shell } from '../ui/shell/shell.tsx';

export const metadata: Metadata = {
  description: 'Webhooks, rules and failures of the gateway from Momento to EventBridge.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

interface RootLayoutProps {
  readonly children: ReactNode;
}

export default async function RootLayout({ children }: RootLayoutProps) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en">
      {/* The theme's class is put on the body before React sees it. */}
      <body suppressHydrationWarning>
        <script src="/apply-preferences.js" nonce={nonce} suppressHydrationWarning />
        <script src="/keep-early-input.js" nonce={nonce} suppressHydrationWarning />
        <Providers messages={messages}>
          <Shell>{children}</Shell>
        </Providers>
      </body>
    </html>
  );
}
