/** Settings of a deployment, by their names in the CDK's context, as in `-c bus=orders`. */
export const STACK_SETTINGS = [
  'bus',
  'createBus',
  'alarmEmail',
  'archiveDays',
  'logRetentionDays',
  'reservedConcurrency',
  'qualifier',
  'permissionsBoundary',
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

/** The retention times that CloudWatch Logs has, in days. */
export const LOG_RETENTION_DAYS = [
  ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731],
  ...[1096, 1827, 2192, 2557, 2922, 3288, 3653],
] as const;

export const STACK_SETTING_FORMS: Readonly<Record<StackSetting, Form>> = {
  bus: { form: /^[.\-_A-Za-z0-9]{1,256}$/, takes: 'the name of an event bus' },
  createBus: { form: /^(?:true|false)$/, takes: 'true or false' },
  alarmEmail: { form: /^[^\s@]+@[^\s@]+$/, takes: 'an email address' },
  archiveDays: { form: NUMBER, takes: 'a number of days' },
  logRetentionDays: {
    form: new RegExp(`^(?:${LOG_RETENTION_DAYS.join('|')})$`),
    takes: `a number of days that CloudWatch Logs has (${LOG_RETENTION_DAYS.join(', ')})`,
  },
  reservedConcurrency: { form: NUMBER, takes: 'a number of concurrent calls' },
  qualifier: {
    form: /^[A-Za-z0-9_-]{1,10}$/,
    takes: 'the qualifier of a CDK bootstrap, up to 10 letters, digits, hyphens and underscores',
  },
  permissionsBoundary: {
    form: /^(?:arn:[a-z-]+:iam::(?:\d{12}|aws):policy\/(?:[\w+=,.@-]+\/)*)?[\w+=,.@-]{1,128}$/,
    takes: 'the name or the ARN of an IAM policy',
  },
};

export const STACK_NAME_FORM: Form = {
  form: /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
  takes: 'up to 128 letters, digits and hyphens, beginning with a letter',
};

export const DEFAULT_STACK_NAME = 'MomentoGateway';
