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

/** Where a stack's template keeps its settings in `Metadata`, so that the next deployment knows them. */
export const SETTINGS_METADATA = 'momento-gateway:settings';
