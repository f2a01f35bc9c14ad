/** Who asks for something: somebody with an access key, or an AWS service in its own name. */
export type Principal = Caller | { readonly kind: 'service'; readonly name: string };

export interface Caller {
  readonly kind: 'root' | 'role';
  readonly accountId: string;
  readonly arn: string;
}

/** The access key ids that stand for a role: `role:` and its name. */
const ROLE_KEY = /^role:([\w+=,.@-]{1,64})$/;

/** The caller with this access key id: keys are not checked, and all but roles' are the root's. */
export function toCaller(accessKeyId: string, accountId: string): Caller {
  const roleName = ROLE_KEY.exec(accessKeyId)?.[1];
  const kind = roleName === undefined ? 'root' : 'role';
  const name = roleName === undefined ? 'root' : `role/${roleName}`;
  return { kind, accountId, arn: `arn:aws:iam::${accountId}:${name}` };
}
