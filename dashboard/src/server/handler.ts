import type { Answer, Input } from '@momento-gateway/api/operation';
import type { OperationId, Operations } from '@momento-gateway/api/operations';
import type { BaseContext } from './base-context.ts';
import type { Refusal } from './refusals/refusal.ts';

/** What an operation does. Expected outcomes are returned, errors of AWS are thrown. */
export type Handler<Id extends OperationId, Needs = BaseContext> = (
  context: Needs,
  input: Input<Operations[Id]>,
) => Promise<Answer<Operations[Id]> | Refusal>;
