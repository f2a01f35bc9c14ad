import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { PageTitle } from './page-slots.tsx';

interface PageProps {
  readonly title: string;
  /** What the page is for, in a line. */
  readonly description: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page that is not one table: its title, what it is for, its actions and its parts. */
export function Page({ title, description, actions, children }: PageProps) {
  return (
    <>
      <PageTitle title={title} />
      <ContentLayout
        header={
          <Header variant="h1" description={description} actions={actions}>
            {title}
          </Header>
        }
      >
        <SpaceBetween size="l">{children}</SpaceBetween>
      </ContentLayout>
    </>
  );
}
