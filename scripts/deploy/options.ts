import { parseArgs } from 'node:util';
import {
  DEFAULT_STACK_NAME,
  STACK_SETTING_FORMS,
  type StackSetting,
  type StackSettings,
} from '@momento-gateway/shared/stack-settings';
import {
  readStackOptions,
  STACK_OPTIONS,
  STACK_OPTIONS_USAGE,
  type StackOptions,
} from '../aws/stack-options.ts';

export const USAGE = `npm run deploy -- [options]

Deploys the gateway into an AWS account, or updates it. Shows the changes first.

  --stack <name>     stack name, also the first part of its secrets' names (default ${DEFAULT_STACK_NAME})
${STACK_OPTIONS_USAGE}
  --yes              deploy without asking

Settings. Later deployments keep them unless you change them; "none" removes one:

  --bus <name>                event bus (default: the account's "default" bus)
  --create-bus                create that bus in the stack
  --alarm-email <address>     send alarms to this email address
  --archive-days <n>          archive Momento's events on the bus for n days, for replay
  --log-retention-days <n>    keep logs for n days (default 90)
  --reserved-concurrency <n>  reserved concurrency; Momento does not retry a throttled call,
                              so that event is lost`;

export interface DeployOptions extends StackOptions {
  /** Settings given this time; an empty value removes an earlier one. */
  readonly given: StackSettings;
  readonly yes: boolean;
}

const FLAGS = {
  bus: 'bus',
  'alarm-email': 'alarmEmail',
  'archive-days': 'archiveDays',
  'log-retention-days': 'logRetentionDays',
  'reserved-concurrency': 'reservedConcurrency',
} as const satisfies Record<string, StackSetting>;

type Flag = keyof typeof FLAGS;

/** @throws Error that names the wrong option and what it takes. */
export function readOptions(args: readonly string[]): DeployOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...STACK_OPTIONS,
      bus: { type: 'string' },
      'create-bus': { type: 'boolean', default: false },
      'alarm-email': { type: 'string' },
      'archive-days': { type: 'string' },
      'log-retention-days': { type: 'string' },
      'reserved-concurrency': { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
  });
  const given = Object.fromEntries(
    (Object.keys(FLAGS) as Flag[]).flatMap((flag) => {
      const value = values[flag];
      return value === undefined ? [] : [[FLAGS[flag], check(flag, value)]];
    }),
  );
  return {
    ...readStackOptions(values),
    given: { ...given, ...(values['create-bus'] && { createBus: 'true' }) },
    yes: values.yes,
  };
}

function check(flag: Flag, value: string): string {
  if (value === 'none') return flag === 'bus' ? 'default' : '';
  const { form, takes } = STACK_SETTING_FORMS[FLAGS[flag]];
  if (!form.test(value)) throw new Error(`--${flag} takes ${takes}, not "${value}".`);
  return value;
}

/** Settings as command-line options. */
export function formatSettings(settings: StackSettings): string {
  const flags = Object.entries(FLAGS).flatMap(([flag, name]) =>
    settings[name] === undefined ? [] : [`--${flag} ${settings[name]}`],
  );
  return [...flags, ...(settings.createBus === 'true' ? ['--create-bus'] : [])].join(' ');
}
