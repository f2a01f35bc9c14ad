'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CursorPages } from './use-cursor-pages.ts';

interface PageTurnerProps {
  readonly pages: CursorPages;
  readonly nextCursor: string | undefined;
  /** How many pages there are. */
  readonly count: number;
}

/** Previous and next page; nothing when there is only one. */
export function PageTurner({ pages, nextCursor, count }: PageTurnerProps) {
  if (pages.page === 1 && nextCursor === undefined) return null;
  return (
    <SpaceBetween direction="horizontal" size="xxs" alignItems="center">
      <Button
        variant="icon"
        iconName="angle-left"
        ariaLabel="Previous page"
        disabled={pages.page === 1}
        onClick={pages.goBack}
      />
      <span aria-live="polite">
        {pages.page} of {Math.max(count, pages.page)}
      </span>
      <Button
        variant="icon"
        iconName="angle-right"
        ariaLabel="Next page"
        disabled={nextCursor === undefined}
        onClick={() => nextCursor !== undefined && pages.goOn(nextCursor)}
      />
    </SpaceBetween>
  );
}
