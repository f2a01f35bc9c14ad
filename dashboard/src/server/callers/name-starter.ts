import type { Caller } from './caller.ts';

/** Who starts what goes on without its call; nobody where people do not sign in. */
export interface Starter {
  readonly startedBy?: string;
}

/** What knows who calls. */
export interface WithStarter {
  readonly caller: Pick<Caller, 'kind' | 'name'>;
}

export function nameStarter({ caller: { kind, name } }: WithStarter): Starter {
  return kind === 'session' || kind === 'bearer' ? { startedBy: name } : {};
}
