import type { StackSettings } from '@momento-gateway/shared/stack-settings';

interface Choice {
  /** What to deploy with. */
  readonly settings: StackSettings;
  /** Those of them that nobody said this time. */
  readonly kept: StackSettings;
  /** Set when events are to go to another bus than before. */
  readonly movedFrom?: string;
}

/**
 * What was said this time over what the stack was deployed with: whoever does not name the bus
 * again must not move the events to another one.
 */
export function chooseSettings(deployed: StackSettings | undefined, given: StackSettings): Choice {
  const before = deployed?.bus ?? 'default';
  const isMoved = deployed !== undefined && given.bus !== undefined && given.bus !== before;
  const { createBus, ...others } = deployed ?? {};
  // That the stack makes its bus is said of that bus, and not of another.
  const earlier = createBus === undefined || isMoved ? others : { ...others, createBus };
  const settings = Object.entries({ ...earlier, ...given }).filter(([, value]) => value !== '');
  const kept = settings.filter(([name]) => !(name in given));
  return {
    settings: Object.fromEntries(settings),
    kept: Object.fromEntries(kept),
    ...(isMoved && { movedFrom: before }),
  };
}
