import Button from '@cloudscape-design/components/button';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useUrlState } from '../navigation/use-url-state.ts';
import type { CursorPages } from './use-cursor-pages.ts';

interface PageTurnerProps {
  readonly pages: CursorPages;
  readonly nextCursor: string | undefined;
  /** How many pages there are; undefined when that is not known. */
  readonly count?: number;
}

/** Previous and next page of a list with cursors; nothing when there is only one. */
export function PageTurner({ pages, nextCursor, count }: PageTurnerProps) {
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
        onClick={() => nextCursor !== undefined && pages.goOn(nextCursor)}
      />
    </SpaceBetween>
  );
}

interface NumberPagesProps {
  readonly page: number;
  readonly count: number;
}

/** Links to the pages of a list that was loaded as a whole; nothing when there is only one. */
export function NumberPages({ page, count }: NumberPagesProps) {
  const { set } = useUrlState();
  if (count <= 1) return null;
  return (
    <Pagination
      currentPageIndex={page}
      pagesCount={count}
      ariaLabels={{
        paginationLabel: 'Pages',
        previousPageLabel: 'Previous page',
        nextPageLabel: 'Next page',
        pageLabel: (number) => `Page ${number}`,
      }}
      onChange={({ detail }) => set({ page: String(detail.currentPageIndex) }, { push: true })}
    />
  );
}
