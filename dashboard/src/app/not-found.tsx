'use client';

import dynamic from 'next/dynamic';

/** Next loads what stands here with every page; so it is only the way to it. */
const NotFound = dynamic(() =>
  import('../ui/shell/not-found-page.tsx').then((module) => module.NotFoundPage),
);

export default NotFound;
