import { DEFAULT_BUS } from '@momento-gateway/shared/rule-arn';
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
  /** The bus used before, when events are about to go to another one. */
  readonly movedFrom?: string;
}

/** What is not given this time stays as it is. @throws Error when the result cannot be deployed. */
export function choose(deployed: Deployed | undefined, options: DeployOptions): Chosen {
  const { given, tags, protect } = options;
  const { kept, ...settings } = chooseSettings(deployed?.settings, given);
  if (settings.settings.createBus === 'true' && isDefault(settings.settings.bus)) {
    throw new Error(
      `--create-bus needs --bus <name>: every account has the bus "${DEFAULT_BUS}" already.`,
    );
  }
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

const isDefault = (bus: string | undefined) => bus === undefined || bus === DEFAULT_BUS;

/** What is kept, as command-line options. */
export function formatKept({ kept: { settings, tags, isProtected } }: Chosen): string {
  const protection = isProtected ? '--termination-protection' : '';
  return [formatSettings(settings), formatTags(tags), protection].filter(Boolean).join(' ');
}
