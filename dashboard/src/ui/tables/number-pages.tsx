import Pagination from '@cloudscape-design/components/pagination';
import { useUrlState } from '../navigation/use-url-state.ts';
import { showTop } from './use-cursor-pages.ts';

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
      onChange={({ detail }) => {
        set({ page: String(detail.currentPageIndex) }, { push: true });
        showTop();
      }}
    />
  );
}
