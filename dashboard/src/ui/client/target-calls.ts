import {
  type ListTargetsType,
  PickableTargetSchema,
  TargetListSchema,
} from '@momento-gateway/api/rules/target';
import type { Call, Cancellable } from './call.ts';

export function createTargetCalls(call: Call) {
  return {
    list: (type: ListTargetsType, { signal }: Cancellable = {}) =>
      call({
        method: 'GET',
        path: '/api/targets',
        query: { type },
        answer: TargetListSchema,
        signal,
      }),
    createQueue: (name: string) =>
      call({
        method: 'POST',
        path: '/api/targets',
        body: { type: 'sqs', name },
        answer: PickableTargetSchema,
      }),
  };
}
