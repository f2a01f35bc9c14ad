import type { Handler } from '../../handler.ts';
import { deleteFailures } from '../delete-failures.ts';
import type { FailureList } from '../failure-list.ts';
import type { FindContext } from '../find-failures.ts';
import { listFailures } from '../list-failures.ts';
import { readFailure } from '../read-failure.ts';

export type HeldContext = FindContext & { readonly held: FailureList };

/** The same lists as of failures, out of the held queue. */
const inHeld = (context: HeldContext) => ({ ...context, failures: context.held });

export const listHeldCalls: Handler<'listHeldCalls', HeldContext> = async (context, input) =>
  listFailures(inHeld(context), { ...input });

export const readHeldCall: Handler<'readHeldCall', HeldContext> = async (context, input) =>
  readFailure(inHeld(context), { ...input });

export const discardHeldCalls: Handler<'discardHeldCalls', HeldContext> = async (context, input) =>
  deleteFailures(inHeld(context), { ...input });
