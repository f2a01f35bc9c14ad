'use client';

import { useEffect } from 'react';

// Cloudscape asks the window for its width while it hydrates, and on a phone then renders something
// else than the server did. It is told "not a phone" until hydration is over.
const FORCE_MOBILE_MODE = Symbol.for('awsui-force-mobile-mode');
const globals = globalThis as { [FORCE_MOBILE_MODE]?: boolean };
globals[FORCE_MOBILE_MODE] = false;

/** Lets Cloudscape look at the window's width once the page is hydrated. */
export function ReleaseMobileMode() {
  useEffect(() => {
    delete globals[FORCE_MOBILE_MODE];
    dispatchEvent(new Event('resize'));
  }, []);
  return null;
}
