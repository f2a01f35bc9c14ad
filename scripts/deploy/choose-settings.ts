import { findSettingConflict } from '@momento-gateway/shared/find-setting-conflict';
import type { StackSetting, StackSettings } from '@momento-gateway/shared/stack-settings';
import { describeMoves } from './describe-moves.ts';
import { flagOf } from './options.ts';

interface Choice {
  /** What to deploy with. */
  readonly settings: StackSettings;
  /** The ones that come from the last deployment. */
  readonly kept: StackSettings;
  /** What changed settings mean for events on their way and for what is stored. */
  readonly notices: readonly string[];
}

/**
 * Merges the settings given this time into those of the last deployment: leaving out the bus must
 * not move the events to another one.
 *
 * @throws Error when settings do not go together.
 */
export function chooseSettings(deployed: StackSettings | undefined, given: StackSettings): Choice {
  const dropped = findDropped(deployed ?? {}, given);
  const earlier = Object.entries(deployed ?? {}).filter(
    ([name]) => !dropped.includes(name as StackSetting),
  );
  const merged = { ...Object.fromEntries(earlier), ...given };
  const chosen = Object.entries(merged).filter(([, value]) => value !== '');
  const settings: StackSettings = Object.fromEntries(chosen);
  const conflict = findSettingConflict(settings, flagOf);
  if (conflict !== undefined) throw new Error(conflict);
  return {
    settings,
    kept: Object.fromEntries(chosen.filter(([name]) => !(name in given))),
    notices: deployed === undefined ? [] : describeMoves(deployed, settings),
  };
}

/** Earlier settings that belong to something that is replaced this time. */
function findDropped(deployed: StackSettings, { bus, frontDoor }: StackSettings): StackSetting[] {
  const isMoved = bus !== undefined && bus !== (deployed.bus ?? 'default');
  const hasNoApi = frontDoor === 'function-url' || frontDoor === '';
  return [
    ...(isMoved ? (['createBus'] as const) : []),
    ...(hasNoApi ? (['domainName', 'certificateArn', 'callsPerSecond'] as const) : []),
  ];
}
