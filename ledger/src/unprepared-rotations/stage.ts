import type { CallDashboard } from '../dashboard-api.ts';
import type { Tally } from '../many-dashboards/tally.ts';
import type { Product } from '../product.ts';
import type { Random } from '../random.ts';
import type { Slot } from '../slots.ts';

/** What happens at the same time, until `signal` is aborted. */
export interface UnpreparedStage {
  readonly product: Product;
  /** The last of `secrets` is the one that Momento signs with, stored or not. */
  readonly slots: readonly Slot[];
  readonly callDashboard: CallDashboard;
  readonly random: Random;
  readonly tally: Tally;
  readonly signal: AbortSignal;
}
