/** Settings of a deployment, by their names in the CDK's context, as in `-c bus=orders`. */
export const STACK_SETTINGS = [
  'bus',
  'createBus',
  'frontDoor',
  'domainName',
  'certificateArn',
  'callsPerSecond',
  'encryptionKey',
  'alarmEmail',
  'archiveDays',
  'logRetentionDays',
  'auditRetentionDays',
  'logLevel',
  'memory',
  'reservedConcurrency',
  'tracing',
  'qualifier',
  'permissionsBoundary',
  'targetPolicies',
  'holdUnverifiedCalls',
  'gapAlarm',
] as const;

export type StackSetting = (typeof STACK_SETTINGS)[number];

/** Values as they were given; a missing one has its default. */
export type StackSettings = Readonly<Partial<Record<StackSetting, string>>>;

/** Where a stack's template keeps its settings in `Metadata`, for the next deployment to read. */
export const SETTINGS_METADATA = 'momento-gateway:settings';

interface Form {
  readonly form: { readonly test: (value: string) => boolean };
  /** What the setting takes, for an error message. */
  readonly takes: string;
}

/** What receives the calls: a public Function URL, an HTTP API, or both while webhooks move. */
export const FRONT_DOORS = ['function-url', 'http-api', 'both'] as const;

export type FrontDoorName = (typeof FRONT_DOORS)[number];

/** Value of `encryptionKey` for a key that the stack creates. */
export const CREATE_KEY = 'create';

/** Of Lambda's own lines; the gateway's line of each call is always written. */
export const LOG_LEVELS = ['debug', 'info', 'warn'] as const;

export const MEMORY_MB = { least: 256, usual: 512, most: 10_240 } as const;

/** API Gateway's default for an account and Region. */
export const DEFAULT_CALLS_PER_SECOND = 10_000;

const KEY_ARN =
  /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The retention times that CloudWatch Logs has, in days. */
export const LOG_RETENTION_DAYS = [
  ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731],
  ...[1096, 1827, 2192, 2557, 2922, 3288, 3653],
] as const;

const RETENTION: Form = {
  form: { test: (value) => LOG_RETENTION_DAYS.some((days) => String(days) === value) },
  takes: `a number of days that CloudWatch Logs has (${LOG_RETENTION_DAYS.join(', ')})`,
};

export const STACK_SETTING_FORMS: Readonly<Record<StackSetting, Form>> = {
  bus: { form: /^[.\-_A-Za-z0-9]{1,256}$/, takes: 'the name of an event bus' },
  createBus: oneOf('true', 'false'),
  frontDoor: oneOf(...FRONT_DOORS),
  domainName: {
    form: /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    takes: 'a domain name in lower case, such as hooks.example.com',
  },
  certificateArn: {
    form: /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/,
    takes: 'the ARN of an ACM certificate of this Region',
  },
  callsPerSecond: numberOf('calls a second'),
  encryptionKey: {
    form: { test: (value) => value === CREATE_KEY || KEY_ARN.test(value) },
    takes: `${CREATE_KEY}, or the ARN of a KMS key of this Region`,
  },
  alarmEmail: { form: /^[^\s@]+@[^\s@]+$/, takes: 'an email address' },
  archiveDays: numberOf('days'),
  logRetentionDays: RETENTION,
  auditRetentionDays: RETENTION,
  logLevel: oneOf(...LOG_LEVELS),
  memory: numberOf('MB', MEMORY_MB.least, MEMORY_MB.most),
  reservedConcurrency: numberOf('concurrent calls'),
  tracing: oneOf('on', 'off'),
  qualifier: {
    form: /^[A-Za-z0-9_-]{1,10}$/,
    takes: 'the qualifier of a CDK bootstrap, up to 10 letters, digits, hyphens and underscores',
  },
  permissionsBoundary: {
    form: /^(?:arn:[a-z-]+:iam::(?:\d{12}|aws):policy\/(?:[\w+=,.@-]+\/)*)?[\w+=,.@-]{1,128}$/,
    takes: 'the name or the ARN of an IAM policy',
  },
  targetPolicies: { form: /^(?:change|leave)$/, takes: 'change or leave' },
  holdUnverifiedCalls: oneOf('true', 'false'),
  gapAlarm: oneOf('on', 'off'),
};

export const STACK_NAME_FORM: Form = {
  form: /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
  takes: 'up to 128 letters, digits and hyphens, beginning with a letter',
};

export const DEFAULT_STACK_NAME = 'MomentoGateway';

function oneOf(...values: readonly string[]): Form {
  return {
    form: { test: (value) => values.includes(value) },
    takes: `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`,
  };
}

function numberOf(unit: string, least = 1, most = 99_999): Form {
  return {
    form: {
      test: (value) => /^[1-9]\d*$/.test(value) && +value >= least && +value <= most,
    },
    takes: `a number of ${unit} from ${least} to ${most}`,
  };
}
