import type { Answer } from '../call-route.ts';
import type { FakeServices } from '../fake-services.ts';
import type { Api } from '../start-api.ts';

/** What a change is made in: an AWS of its own and a dashboard that has just started. */
export interface World {
  readonly api: Api;
  readonly services: FakeServices;
}

/** What AWS holds of the things that a change is about, in words without random ids. */
export type State = Readonly<Record<string, unknown>>;

/** A change of the HTTP API, as it is made with each call of AWS failing in turn. */
export interface Change {
  readonly name: string;
  /** Makes what it needs. @returns the body or path parts that `run` and `read` take */
  readonly prepare: (world: World) => Promise<string>;
  readonly run: (world: World, prepared: string) => Promise<Answer>;
  /** Straight from AWS, past the dashboard. */
  readonly read: (world: World, prepared: string) => Promise<State>;
  /** Whether the answer tells of exactly this state, that is neither the old one nor the new. */
  readonly tellsOf?: (answer: Answer, state: State) => boolean;
}
