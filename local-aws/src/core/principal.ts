/** Who makes a request: a caller with an access key, or an AWS service. */
export type Principal = Caller | { readonly kind: 'service'; readonly name: string };

export interface Caller {
  readonly kind: 'root' | 'role';
  readonly accountId: string;
  readonly arn: string;
}

/** An access key id that stands for a role: `role:` and the role's name. */
const ROLE_KEY = /^role:([\w+=,.@-]{1,64})$/;

/** The caller with this access key id. Keys are not checked; all but those of roles are root's. */
export function toCaller(accessKeyId: string, accountId: string): Caller {
  const roleName = ROLE_KEY.exec(accessKeyId)?.[1];
  const kind = roleName === undefined ? 'root' : 'role';
  const name = roleName === undefined ? 'root' : `role/${roleName}`;
  return { kind, accountId, arn: `arn:aws:iam::${accountId}:${name}` };
}
