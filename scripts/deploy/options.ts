import { parseArgs } from 'node:util';
import type { StackSetting, StackSettings } from '@momento-gateway/shared/stack-settings';
import {
  DEFAULT_STACK_NAME,
  readStackOptions,
  STACK_OPTIONS,
  STACK_OPTIONS_USAGE,
  type StackOptions,
} from '../aws/stack-options.ts';

export const USAGE = `npm run deploy -- [options]

Puts the gateway into an AWS account, or changes the one that is there. Shows the difference first.

  --stack <name>     the stack's name, and the first part of its secrets' names (default ${DEFAULT_STACK_NAME})
${STACK_OPTIONS_USAGE}
  --yes              do not ask

What a later deployment keeps unless it is told otherwise; "none" takes it back:

  --bus <name>                the event bus (default: the account's "default")
  --create-bus                the stack makes that bus
  --alarm-email <address>     who gets a mail when an alarm sounds
  --archive-days <n>          keep Momento's events in an archive of the bus, to be replayed
  --log-retention-days <n>    how long the log is kept (default 90)
  --reserved-concurrency <n>  at most so many calls at a time; a call over it is a lost event`;

export interface DeployOptions extends StackOptions {
  /** What was said this time; an empty text takes an earlier choice back. */
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

const FORMS: Record<Flag, readonly [form: RegExp, takes: string]> = {
  bus: [/^[.\-_A-Za-z0-9]{1,256}$/, "an event bus's name"],
  'alarm-email': [/^[^\s@]+@[^\s@]+$/, 'an e-mail address'],
  'archive-days': [/^[1-9]\d{0,4}$/, 'a number of days'],
  'log-retention-days': [/^[1-9]\d{0,4}$/, 'a number of days'],
  'reserved-concurrency': [/^[1-9]\d{0,4}$/, 'a number of calls'],
};

/** @throws Error that says what to write instead. */
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
  const [form, takes] = FORMS[flag];
  if (!form.test(value)) throw new Error(`--${flag} takes ${takes}, not "${value}".`);
  return value;
}

/** Settings as they would be said here. */
export function formatSettings(settings: StackSettings): string {
  const flags = Object.entries(FLAGS).flatMap(([flag, name]) =>
    settings[name] === undefined ? [] : [`--${flag} ${settings[name]}`],
  );
  return [...flags, ...(settings.createBus === 'true' ? ['--create-bus'] : [])].join(' ');
}
