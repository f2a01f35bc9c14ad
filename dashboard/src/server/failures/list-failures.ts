import { NO_FILTER } from '@momento-gateway/api/failures/failure-filter';
import type { Handler } from '../handler.ts';
import { isRefusal, refuseField } from '../refusals/refusal.ts';
import { createFailureOrder } from './failure-order.ts';
import { type FindContext, findFailures } from './find-failures.ts';

export const listFailures: Handler<'listFailures', FindContext> = async (
  context,
  { query: { search = '', filter = NO_FILTER, sort, order, limit, cursor } },
) => {
  const { placeOf, compare, writeCursor, readCursor } = createFailureOrder(sort, order);
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (after === null) return refuseField('cursor', 'Use the cursor of the previous page.');
  const found = await findFailures(context, search, filter);
  if (isRefusal(found)) return found;
  const { matching, facts } = found;
  const placed = matching.map((failure) => ({ failure, place: placeOf(failure) }));
  const rest = (after ? placed.filter(({ place }) => compare(place, after) > 0) : placed).sort(
    (left, right) => compare(left.place, right.place),
  );
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const oldest = matching.at(-1);
  return {
    failures: page.map(({ failure }) => failure),
    ...(last && rest.length > page.length && { cursor: writeCursor(last.place) }),
    ...(oldest && { oldestAt: oldest.failedAt }),
    ...facts,
  };
};
