import type { Api } from '@momento-gateway/api/call';
import { type TakeSecret, TakeSecretSchema } from '@momento-gateway/api/momento/momento';
import {
  OVERLAP_DEFAULT_MINUTES,
  type RotateSecret,
  RotateSecretSchema,
} from '@momento-gateway/api/webhooks/webhook';
import { rotateSecret } from '@momento-gateway/api/webhooks/webhook-operations';
import { resolvePart } from '../../forms/show-submit-error.ts';
import type { Flash } from '../../page/add-flash.ts';

/** Where the new signing secret comes from: a person, or Momento, which may rotate it first. */
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

/** Field of the form by location of an API error. */
export const ROTATE_LOCATIONS = {
  signingSecret: 'signingSecret',
  apiKey: 'apiKey',
  endpoint: 'endpoint',
  overlapMinutes: 'overlapMinutes',
} as const;

/** How long a previous signing secret can stay valid: label by minutes. */
export const OVERLAPS: Readonly<Record<string, string>> = {
  0: 'Not at all',
  5: '5 minutes',
  60: '1 hour',
  1440: '1 day',
  10080: '7 days',
};

/**
 * Stores the new signing secret. Not through react-query, which would keep the API key.
 *
 * @returns the redrive that publishes held calls, when there are any
 */
export async function submitRotation(
  api: Api,
  webhookId: string,
  way: RotateWay,
  rotation: RotateFields,
): Promise<string | undefined> {
  const params = { webhookId };
  if (way === 'paste') {
    return (await api(rotateSecret, { params, body: rotation })).redriveId;
  }
  // Loaded when it is needed: few people rotate.
  const { takeSecret } = await import('@momento-gateway/api/momento/momento-operations');
  const body = { ...rotation, rotate: way === 'rotate' };
  return (await api(takeSecret, { params, body })).redriveId;
}

/** The message after a rotation. With `take`, Momento's secret may be the one already stored. */
export function describeRotation(name: string, way: RotateWay, overlapMinutes: number): Flash {
  if (way === 'take') {
    return { type: 'success', header: `${name} has the signing secret that Momento uses` };
  }
  const overlap = OVERLAPS[overlapMinutes] ?? `${overlapMinutes} minutes`;
  return {
    type: 'success',
    header: `${name} has a new signing secret`,
    content:
      overlapMinutes === 0
        ? 'The previous one is no longer accepted.'
        : `The previous one is accepted for ${overlap}.`,
  };
}
