import { DEFAULT_BUS } from './rule-arn.ts';
import type { StackSetting, StackSettings } from './stack-settings.ts';

/**
 * Finds settings that do not go together; each of them has been checked for its form.
 *
 * @param nameOf how the user gives a setting, such as `--bus`.
 * @returns a sentence that says what to do, or undefined.
 */
export function findSettingConflict(
  settings: StackSettings,
  nameOf: (setting: StackSetting) => string,
): string | undefined {
  const { bus = DEFAULT_BUS, createBus, domainName, certificateArn } = settings;
  if (createBus === 'true' && bus === DEFAULT_BUS) {
    return `${nameOf('createBus')} needs ${nameOf('bus')} <name>: every account has the bus "${DEFAULT_BUS}" already.`;
  }
  const hasApi = settings.frontDoor === 'http-api' || settings.frontDoor === 'both';
  for (const name of ['domainName', 'certificateArn', 'callsPerSecond'] as const) {
    if (settings[name] !== undefined && !hasApi) {
      return `${nameOf(name)} needs ${nameOf('frontDoor')} http-api or both.`;
    }
  }
  if ((domainName === undefined) !== (certificateArn === undefined)) {
    return `${nameOf('domainName')} and ${nameOf('certificateArn')} need each other.`;
  }
  return undefined;
}
