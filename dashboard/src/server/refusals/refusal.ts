import type { FieldError, Problem } from '@momento-gateway/api/problem';
import type { Role } from '@momento-gateway/shared/role';
import type { ClosedTenant } from './explain-closing.ts';
import type { MomentoRefusal } from './momento-refusal.ts';

/** Every expected outcome of a call that is not a success. */
export type Refusal =
  | { readonly refusal: 'foreign-host' | 'foreign-page' }
  | { readonly refusal: 'not-signed-in'; readonly with: 'token' | 'provider' }
  /** `reason` is a sentence for the author of a script. */
  | { readonly refusal: 'token-refused'; readonly reason: string }
  | { readonly refusal: 'provider-unreachable'; readonly reason: string }
  | { readonly refusal: 'tenant-not-found'; readonly tenant: string }
  | { readonly refusal: 'tenant-of-stack' }
  /** Nothing can be made in it now. */
  | { readonly refusal: 'tenant-closed'; readonly tenant: string; readonly closing: ClosedTenant }
  | { readonly refusal: 'tenant-changed' | 'removal-too-slow'; readonly tenant: string }
  /** `holdings`: what it still has, a text each. */
  | {
      readonly refusal: 'tenant-in-use';
      readonly tenant: string;
      readonly holdings: readonly string[];
    }
  | {
      readonly refusal: 'tenant-name-taken';
      readonly what: 'event bus' | 'queue';
      readonly name: string;
    }
  | { readonly refusal: 'parked-queue-open'; readonly arn: string }
  | {
      readonly refusal: 'role-missing';
      readonly tenant: string;
      readonly needed: Role;
      readonly role: Role | undefined;
    }
  | {
      readonly refusal: 'not-found' | 'path-malformed' | 'path-ends-with-slash' | 'no-web-socket';
    }
  /** `allow` are the methods that there are. */
  | { readonly refusal: 'method-unknown'; readonly allow: readonly string[] }
  | {
      readonly refusal:
        | 'body-cut-off'
        | 'body-not-json'
        | 'body-too-large'
        | 'body-not-declared-json';
    }
  | { readonly refusal: 'body-too-deep'; readonly max: number }
  | { readonly refusal: 'invalid'; readonly errors: readonly FieldError[] }
  | { readonly refusal: 'webhook-not-found' | 'rule-not-found' }
  | { readonly refusal: 'webhook-unreadable' | 'webhook-busy' | 'change-unsettled' }
  | {
      readonly refusal: 'too-many-previous-secrets';
      readonly max: number;
      /** ms since the epoch. */
      readonly firstEndsAt: number;
    }
  | { readonly refusal: 'viewer-not-found' | 'redrive-not-found' }
  | { readonly refusal: 'replay-not-found' }
  | { readonly refusal: 'archive-not-found'; readonly name: string }
  | { readonly refusal: 'redrive-elsewhere'; readonly runsAt: string }
  | { readonly refusal: 'failure-not-found' | 'failure-busy' }
  | { readonly refusal: 'too-many-viewers'; readonly max: number }
  | { readonly refusal: 'rule-exists' | 'queue-exists'; readonly name: string }
  | { readonly refusal: 'bus-not-found'; readonly name: string }
  | { readonly refusal: 'policy-unreadable' | 'policy-contended'; readonly arn: string }
  | {
      readonly refusal: 'target-policy-denied';
      readonly arn: string;
      readonly errors: readonly FieldError[];
    }
  | { readonly refusal: 'rule-being-edited' }
  | { readonly refusal: 'rule-changed'; readonly errors: readonly FieldError[] }
  | {
      readonly refusal: 'rule-left-changed';
      /** Why it could not be changed, in words. */
      readonly cause: string;
      /** What it is now, in words. */
      readonly state: string;
    }
  | { readonly refusal: 'rule-managed-by-aws'; readonly message: string }
  /** `managedBy`: in words. */
  | { readonly refusal: 'rule-managed-elsewhere'; readonly managedBy: string }
  | { readonly refusal: 'not-configured'; readonly variable: string }
  | { readonly refusal: 'audit-log-not-found'; readonly name: string }
  /** `reason`: sentences. */
  | { readonly refusal: 'not-audited'; readonly reason: string }
  | { readonly refusal: 'gateway-unreachable'; readonly reason: 'timed-out' | 'no-connection' }
  | MomentoRefusal
  | AwsRefusal;

/** A call to AWS failed. */
export interface AwsRefusal {
  readonly refusal:
    | 'aws-throttled'
    | 'aws-limit-exceeded'
    | 'aws-access-denied'
    | 'aws-unreachable'
    | 'aws-no-credentials'
    | 'aws-error';
  readonly awsCode: string;
  readonly awsRequestId?: string;
  /** Whether what was denied is a target that somebody made, and nothing of the gateway. */
  readonly isOfTarget?: true;
  /** Only when AWS's own message names the missing permission or the limit. */
  readonly message?: string;
}

/** A refusal in words: what happened and what to do about it. */
export type Description = Pick<Problem, 'title' | 'status' | 'detail'>;

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refusal' in value;
}

/** Input that turned out to be wrong after the schemas accepted it. `location` names the field. */
export function refuseField(location: string, message: string): Refusal {
  return { refusal: 'invalid', errors: [{ location, message }] };
}
