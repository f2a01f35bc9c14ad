import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { CursorPages } from './use-cursor-pages.ts';

interface PageTurnerProps {
  readonly pages: CursorPages;
  readonly nextCursor: string | undefined;
  /** Whether the rows shown are still those of another page or list, whose cursor leads elsewhere. */
  readonly isPlaceholder: boolean;
  /** How many pages there are; undefined when that is not known. */
  readonly count?: number;
}

/** Previous and next page of a list with cursors; nothing when there is only one. */
export function PageTurner(props: PageTurnerProps) {
  const { pages, nextCursor, isPlaceholder, count } = props;
  const { page } = pages;
  if (page === 1 && nextCursor === undefined) return null;
  return (
    <SpaceBetween direction="horizontal" size="xxs" alignItems="center">
      <Button
        variant="icon"
        iconName="angle-left"
        ariaLabel="Previous page"
        disabled={page === 1}
        onClick={pages.goBack}
      />
      <span aria-live="polite">
        {count === undefined ? `Page ${page}` : `${page} of ${Math.max(count, page)}`}
      </span>
      <Button
        variant="icon"
        iconName="angle-right"
        ariaLabel="Next page"
        disabled={nextCursor === undefined}
        loading={isPlaceholder && nextCursor !== undefined}
        onClick={() => nextCursor !== undefined && pages.goOn(nextCursor)}
      />
    </SpaceBetween>
  );
}
