'use client';

import Pagination from '@cloudscape-design/components/pagination';

interface NumberPagesProps {
  readonly page: number;
  readonly count: number;
  readonly onChange: (page: number) => void;
}

/** Numbered pages of a list that is here as a whole; nothing when there is only one. */
export function NumberPages({ page, count, onChange }: NumberPagesProps) {
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
      onChange={({ detail }) => onChange(detail.currentPageIndex)}
    />
  );
}
