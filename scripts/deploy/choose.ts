import type { StackSettings } from '@momento-gateway/shared/stack-settings';
import { chooseSettings } from './choose-settings.ts';
import { type DeployOptions, formatSettings } from './options.ts';
import type { Deployed } from './read-deployed.ts';
import { chooseTags, formatTags, type Tags } from './tags.ts';

/** What to deploy with. */
export interface Chosen {
  readonly settings: StackSettings;
  readonly tags: Tags;
  readonly isProtected: boolean;
  /** What comes from the last deployment. */
  readonly kept: {
    readonly settings: StackSettings;
    readonly tags: Tags;
    readonly isProtected: boolean;
  };
  /** What changed settings mean for events on their way and for what is stored. */
  readonly notices: readonly string[];
}

/** What is not given this time stays as it is. @throws Error when the result cannot be deployed. */
export function choose(deployed: Deployed | undefined, options: DeployOptions): Chosen {
  const { given, tags, protect } = options;
  const { kept, ...settings } = chooseSettings(deployed?.settings, given);
  const keptTags = Object.entries(deployed?.tags ?? {}).filter(([key]) => !(key in tags));
  return {
    ...settings,
    tags: chooseTags(deployed?.tags ?? {}, tags),
    isProtected: protect ?? deployed?.isProtected ?? false,
    kept: {
      settings: kept,
      tags: Object.fromEntries(keptTags),
      isProtected: protect === undefined && deployed?.isProtected === true,
    },
  };
}

/** What is kept, as command-line options. */
export function formatKept({ kept: { settings, tags, isProtected } }: Chosen): string {
  const protection = isProtected ? '--termination-protection' : '';
  return [formatSettings(settings), formatTags(tags), protection].filter(Boolean).join(' ');
}
