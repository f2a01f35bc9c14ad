import type { StackSettings } from '@momento-gateway/shared/stack-settings';

interface Choice {
  /** What to deploy with. */
  readonly settings: StackSettings;
  /** The ones that come from the last deployment. */
  readonly kept: StackSettings;
  /** The bus used before, when events are about to go to another one. */
  readonly movedFrom?: string;
}

/**
 * Merges the settings given this time into those of the last deployment: leaving out the bus must
 * not move the events to another one.
 */
export function chooseSettings(deployed: StackSettings | undefined, given: StackSettings): Choice {
  const before = deployed?.bus ?? 'default';
  const isMoved = deployed !== undefined && given.bus !== undefined && given.bus !== before;
  const { createBus, ...others } = deployed ?? {};
  // `createBus` applies to the bus it was given for, not to another one.
  const earlier = createBus === undefined || isMoved ? others : { ...others, createBus };
  const settings = Object.entries({ ...earlier, ...given }).filter(([, value]) => value !== '');
  const kept = settings.filter(([name]) => !(name in given));
  return {
    settings: Object.fromEntries(settings),
    kept: Object.fromEntries(kept),
    ...(isMoved && { movedFrom: before }),
  };
}
