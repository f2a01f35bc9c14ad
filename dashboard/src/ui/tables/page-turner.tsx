'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CursorPages } from './use-cursor-pages.ts';

interface PageTurnerProps {
  readonly pages: CursorPages;
  readonly nextCursor: string | undefined;
  /** How many pages there are. */
  readonly count: number;
  /** Nobody knows how many pages there are. */
  readonly isOpenEnded?: boolean;
}

/** Previous and next page; nothing when there is only one. */
export function PageTurner({ pages, nextCursor, count, isOpenEnded = false }: PageTurnerProps) {
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
        {isOpenEnded ? `Page ${pages.page}` : `${pages.page} of ${Math.max(count, pages.page)}`}
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
