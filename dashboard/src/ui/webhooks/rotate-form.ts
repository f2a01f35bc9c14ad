import { type TakeSecret, TakeSecretSchema } from '../../api/momento.ts';
import {
  OVERLAP_DEFAULT_MINUTES,
  type RotateSecret,
  RotateSecretSchema,
} from '../../api/webhook.ts';
import { resolvePart } from '../forms/resolve-part.ts';

/** The fields of both ways. */
export type RotateFields = RotateSecret & TakeSecret;

export const EMPTY_ROTATION: RotateFields = {
  signingSecret: '',
  apiKey: '',
  rotate: true,
  overlapMinutes: OVERLAP_DEFAULT_MINUTES,
};

export const ROTATE_RESOLVERS = {
  paste: resolvePart<RotateFields>(RotateSecretSchema),
  key: resolvePart<RotateFields>(TakeSecretSchema),
} as const;

/** Which field shows what the server found wrong. */
export const ROTATE_LOCATIONS = {
  signingSecret: 'signingSecret',
  apiKey: 'apiKey',
  endpoint: 'endpoint',
  overlapMinutes: 'overlapMinutes',
} as const;
