import { type TakeSecret, TakeSecretSchema } from '@momento-gateway/api/momento/momento';
import {
  OVERLAP_DEFAULT_MINUTES,
  type RotateSecret,
  RotateSecretSchema,
} from '@momento-gateway/api/webhooks/webhook';
import { resolvePart } from '../../forms/resolve-part.ts';

/** Where a new signing secret comes from: a person, or Momento, which may make it for that. */
export type RotateWay = 'paste' | 'rotate' | 'take';

/** The fields of all ways. */
export type RotateFields = RotateSecret & TakeSecret;

export const EMPTY_ROTATION: RotateFields = {
  signingSecret: '',
  apiKey: '',
  overlapMinutes: OVERLAP_DEFAULT_MINUTES,
};

export const ROTATE_RESOLVERS = {
  paste: resolvePart<RotateFields>(RotateSecretSchema),
  rotate: resolvePart<RotateFields>(TakeSecretSchema),
  take: resolvePart<RotateFields>(TakeSecretSchema),
} as const satisfies Record<RotateWay, unknown>;

/** Which field shows what the server found wrong. */
export const ROTATE_LOCATIONS = {
  signingSecret: 'signingSecret',
  apiKey: 'apiKey',
  endpoint: 'endpoint',
  overlapMinutes: 'overlapMinutes',
} as const;
