'use client';

import Box from '@cloudscape-design/components/box';
import { PageLink } from '../navigation/page-link.tsx';

interface CountProps {
  readonly count: number | undefined;
  /** Where the things that are counted are listed. */
  readonly href: string;
  readonly isApproximate?: boolean;
}

/** A large number that leads to what it counts. */
export function Count({ count, href, isApproximate = false }: CountProps) {
  // As high as the number that follows: nothing moves under the pointer when it comes.
  if (count === undefined) return <Box variant="awsui-value-large">–</Box>;
  return (
    <PageLink href={href} variant="awsui-value-large">
      {isApproximate && count > 0 && <span title="About, as SQS counts">~</span>}
      {count.toLocaleString('en')}
    </PageLink>
  );
}
