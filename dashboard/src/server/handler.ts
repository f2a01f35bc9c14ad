import type { Answer, Input } from '@momento-gateway/api/operation';
import type { OperationId, Operations } from '@momento-gateway/api/operations';
import type { Refusal } from './refusals/refusal.ts';

/**
 * What an operation does, and what it needs of the context. Expected outcomes are returned, errors
 * of AWS are thrown.
 */
export type Handler<Id extends OperationId, Needs> = (
  context: Needs,
  input: Input<Operations[Id]>,
) => Promise<Answer<Operations[Id]> | Refusal>;
