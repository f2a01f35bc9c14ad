/** Somebody who can sign in. */
export interface User {
  /** The provider's id of the user. */
  readonly subject: string;
  readonly name: string;
  /** A list, one text, or nothing, as providers have them. */
  readonly groups?: readonly string[] | string;
}

/** A program that people sign in to, or that calls for them. */
export interface Client {
  readonly id: string;
  /** Without one it proves itself by PKCE alone. */
  readonly secret?: string;
  readonly redirectUris: readonly string[];
  readonly afterSignOutUris?: readonly string[];
}

export interface ProviderSettings {
  /** 0: a free one. */
  readonly port: number;
  readonly users: readonly User[];
  readonly clients: readonly Client[];
  /** What access tokens can be asked for; an absolute URI. */
  readonly audiences: readonly string[];
}
