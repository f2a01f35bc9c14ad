import type { Access } from './access.ts';

/** Whom the provider has signed in. */
export interface Identity {
  /** The provider's id, which does not change. */
  readonly subject: string;
  readonly name: string;
  /** Those that give a role: a token may name hundreds of others. */
  readonly groups: readonly string[];
}

type Claims = Readonly<Record<string, unknown>>;

const NAME_CLAIMS = ['name', 'preferred_username', 'email', 'cognito:username', 'username'];
const NAME_MAX_CHARACTERS = 100;

/** Reads what a token says about its subject. */
export function readIdentity(
  subject: string,
  claims: Claims,
  { groupsClaim, access }: { readonly groupsClaim: string; readonly access: Access },
): Identity {
  const names = NAME_CLAIMS.map((claim) => claims[claim]);
  const name = names.find((value) => typeof value === 'string' && value.trim() !== '') as
    | string
    | undefined;
  const groups = [claims[groupsClaim] ?? []]
    .flat()
    .filter((group) => typeof group === 'string')
    .filter(access.names);
  return {
    subject,
    name: (name ?? subject).slice(0, NAME_MAX_CHARACTERS),
    groups: [...new Set(groups)],
  };
}
