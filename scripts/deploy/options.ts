import { explainMissingBus, isNewBusArn } from '@momento-gateway/shared/classic-bus';
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
import { readArgs } from '../read-args.ts';
import { readTags, type Tags } from './tags.ts';

export const USAGE = `npm run deploy -- [options]

Deploys the gateway into an AWS account, or updates it. Shows the changes first.

  --stack <name>     stack name, also the first part of its secrets' names (default ${DEFAULT_STACK_NAME})
${STACK_OPTIONS_USAGE}
  --yes              deploy without asking
  --no-execute       only create a CloudFormation change set, for somebody to review and execute
  --bootstrap        first bootstrap the account and Region for the CDK, if they are not

Settings. Later deployments keep them unless you change them; "none" removes one:

  --bus <name>                classic event bus (default: the account's "default" bus); one of the
                              new kind, with subscribers, has no rules and cannot be used
  --create-bus                create that bus in the stack
  --front-door <door>         function-url (default), http-api, or both: both while you move the
                              webhooks at Momento from one to the other
  --domain-name <name>        custom domain of the HTTP API, with --certificate-arn
  --certificate-arn <arn>     the domain's certificate in ACM, in the same Region
  --calls-per-second <n>      limit of the HTTP API (default 10000); Momento does not retry a call
                              above it, so that event is lost
  --encryption-key <arn>      encrypt secrets, queues, logs and alarms with this KMS key; "create":
                              with a new one
  --alarm-email <address>     send alarms to this email address
  --gap-alarm <on|off>        an alarm on messages that never arrived, by Momento's numbers
  --archive-days <n>          archive Momento's events on the bus for n days, for replay
  --log-retention-days <n>    keep logs for n days (default 90)
  --audit-retention-days <n>  keep the audit log for n days (default 365)
  --log-level <level>         debug, info (default) or warn: which of its own lines Lambda logs
  --memory <mb>               memory of the function, 256 to 10240 MB (default 512)
  --tracing <on|off>          trace calls and their events with X-Ray
  --reserved-concurrency <n>  reserved concurrency; Momento does not retry a throttled call,
                              so that event is lost
  --qualifier <text>          use the CDK bootstrap with this qualifier
  --permissions-boundary <p>  name or ARN of the policy that bounds the stack's roles
  --tag <key=value>           tag the stack and its resources; for more tags, repeat it
  --termination-protection    protect the stack from deletion (to stop: --no-termination-protection)
  --target-policies <word>    leave: the dashboard does not change the policies of targets, and
                              shows what their owners have to add
  --hold-unverified-calls <w> false: keep no calls that cannot be verified (default true)`;

export interface DeployOptions extends StackOptions {
  /** Settings given this time; an empty value removes an earlier one. */
  readonly given: StackSettings;
  /** Tags given this time, by key; an empty value removes an earlier one. */
  readonly tags: Tags;
  /** Termination protection, if it is to change. */
  readonly protect: boolean | undefined;
  readonly yes: boolean;
  /** False: only create a change set. */
  readonly execute: boolean;
  readonly bootstrap: boolean;
}

const FLAGS = {
  bus: 'bus',
  'front-door': 'frontDoor',
  'domain-name': 'domainName',
  'certificate-arn': 'certificateArn',
  'calls-per-second': 'callsPerSecond',
  'encryption-key': 'encryptionKey',
  'alarm-email': 'alarmEmail',
  'archive-days': 'archiveDays',
  'log-retention-days': 'logRetentionDays',
  'audit-retention-days': 'auditRetentionDays',
  'log-level': 'logLevel',
  memory: 'memory',
  tracing: 'tracing',
  'reserved-concurrency': 'reservedConcurrency',
  qualifier: 'qualifier',
  'permissions-boundary': 'permissionsBoundary',
  'target-policies': 'targetPolicies',
  'hold-unverified-calls': 'holdUnverifiedCalls',
  'gap-alarm': 'gapAlarm',
} as const satisfies Record<string, StackSetting>;

type Flag = keyof typeof FLAGS;

const SETTING_OPTIONS = Object.fromEntries(
  Object.keys(FLAGS).map((flag) => [flag, { type: 'string' }]),
) as Record<Flag, { readonly type: 'string' }>;

/** The option that gives a setting. */
export function flagOf(setting: StackSetting): string {
  const [flag = 'create-bus'] = Object.entries(FLAGS).find(([, name]) => name === setting) ?? [];
  return `--${flag}`;
}

/** @throws Error that names the wrong option and what it takes. */
export function readOptions(args: readonly string[]): DeployOptions {
  const values = readArgs(args, {
    ...STACK_OPTIONS,
    ...SETTING_OPTIONS,
    'create-bus': { type: 'boolean', default: false },
    tag: { type: 'string', multiple: true, default: [] },
    'termination-protection': { type: 'boolean', default: false },
    'no-termination-protection': { type: 'boolean', default: false },
    'no-execute': { type: 'boolean', default: false },
    bootstrap: { type: 'boolean', default: false },
    yes: { type: 'boolean', default: false },
  });
  const given = Object.fromEntries(
    (Object.keys(FLAGS) as Flag[]).flatMap((flag) => {
      const value = values[flag];
      return value === undefined ? [] : [[FLAGS[flag], check(flag, value)]];
    }),
  );
  const protect = readSwitch(values, 'termination-protection');
  if (values['no-execute'] && protect !== undefined) {
    throw new Error(
      '--no-execute cannot be combined with --termination-protection: it is not part of a change set.',
    );
  }
  return {
    ...readStackOptions(values),
    given: { ...given, ...(values['create-bus'] && { createBus: 'true' }) },
    tags: readTags(values.tag),
    protect,
    yes: values.yes,
    execute: !values['no-execute'],
    bootstrap: values.bootstrap,
  };
}

/** @returns undefined when neither the option nor its `no-` form is given. */
function readSwitch<Name extends string>(
  values: Readonly<Record<Name | `no-${Name}`, boolean>>,
  name: Name,
): boolean | undefined {
  const [on, off] = [values[name], values[`no-${name}`]];
  if (on && off) throw new Error(`--${name} and --no-${name} exclude each other.`);
  return on || off ? on : undefined;
}

function check(flag: Flag, value: string): string {
  if (value === 'none') return flag === 'bus' ? 'default' : '';
  if (flag === 'bus' && isNewBusArn(value)) throw new Error(explainMissingBus(value));
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
