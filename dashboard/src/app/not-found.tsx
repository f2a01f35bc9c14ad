'use client';

import dynamic from 'next/dynamic';

/** Next loads this module with every page, so it only imports the page when it is shown. */
const NotFound = dynamic(() =>
  import('../ui/shell/not-found-page.tsx').then((module) => module.NotFoundPage),
);

export default NotFound;
