import Box from '@cloudscape-design/components/box';
import { PageLink } from '../navigation/page-link.tsx';
import { formatNumber } from './format-count.ts';

interface CountProps {
  /** Undefined while it is not known. */
  readonly count: number | undefined;
  /** The list of what is counted. */
  readonly href: string;
}

/** A large number that leads to what it counts. */
export function Count({
  count,
  href,
  isApproximate = false,
}: CountProps & { readonly isApproximate?: boolean }) {
  // As high as the number that follows: nothing moves under the pointer when it comes.
  if (count === undefined) return <Box variant="awsui-value-large">–</Box>;
  return (
    <PageLink href={href} variant="awsui-value-large">
      {isApproximate && count > 0 && <span title="Approximate, as counted by SQS">~</span>}
      {formatNumber(count)}
    </PageLink>
  );
}

/** A number in a table that leads to what it counts, when there is something. */
export function LinkedCount({ count, href }: CountProps) {
  if (count === undefined) return '–';
  return count === 0 ? '0' : <PageLink href={href}>{formatNumber(count)}</PageLink>;
}
