import type { Answer } from '../call-api.ts';
import type { FakeServices } from '../fake-services.ts';
import type { Api } from '../start-api.ts';
import type { MomentoApi } from '../start-momento-api.ts';

/** What a change is made in: AWS and Momento of its own, and a dashboard that has just started. */
export interface World extends Pick<MomentoApi, 'momento'> {
  readonly api: Api;
  readonly services: FakeServices;
}

/** What AWS holds of the things that a change is about, without random ids and times. */
export type State = Readonly<Record<string, unknown>>;

/** A change of the HTTP API, as it is made with each call of AWS failing in turn. */
export interface Change {
  /** Ids of the operations that it stands for. */
  readonly operations: readonly string[];
  /** Makes what it needs. @returns what `run` needs to know of it */
  readonly prepare: (world: World) => Promise<string>;
  readonly run: (world: World, prepared: string) => Promise<Answer>;
  /** Straight from AWS, past the dashboard. */
  readonly read: (world: World) => Promise<State>;
  /**
   * Whether a state that is neither the old one nor the new is exactly what the answer tells.
   */
  readonly isTold?: (answer: Answer, state: State) => boolean;
  /** A refused one may be half done: made again, it is done. */
  readonly isFinishedBySecond?: true;
}
