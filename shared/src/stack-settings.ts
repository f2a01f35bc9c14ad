/** Settings of a deployment, by their names in the CDK's context, as in `-c bus=orders`. */
export const STACK_SETTINGS = [
  'bus',
  'createBus',
  'alarmEmail',
  'archiveDays',
  'logRetentionDays',
  'reservedConcurrency',
] as const;

export type StackSetting = (typeof STACK_SETTINGS)[number];

/** Values as they were given; a missing one has its default. */
export type StackSettings = Readonly<Partial<Record<StackSetting, string>>>;

/** Where a stack's template keeps its settings in `Metadata`, for the next deployment to read. */
export const SETTINGS_METADATA = 'momento-gateway:settings';

interface Form {
  readonly form: RegExp;
  /** What the setting takes, for an error message. */
  readonly takes: string;
}

const NUMBER = /^[1-9]\d{0,4}$/;

export const STACK_SETTING_FORMS: Readonly<Record<StackSetting, Form>> = {
  bus: { form: /^[.\-_A-Za-z0-9]{1,256}$/, takes: 'the name of an event bus' },
  createBus: { form: /^(?:true|false)$/, takes: 'true or false' },
  alarmEmail: { form: /^[^\s@]+@[^\s@]+$/, takes: 'an email address' },
  archiveDays: { form: NUMBER, takes: 'a number of days' },
  logRetentionDays: { form: NUMBER, takes: 'a number of days' },
  reservedConcurrency: { form: NUMBER, takes: 'a number of concurrent calls' },
};

export const STACK_NAME_FORM: Form = {
  form: /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
  takes: 'up to 128 letters, digits and hyphens, beginning with a letter',
};

export const DEFAULT_STACK_NAME = 'MomentoGateway';
