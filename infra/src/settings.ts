import { findSettingConflict } from '@momento-gateway/shared/find-setting-conflict';
import { DEFAULT_BUS } from '@momento-gateway/shared/rule-arn';
import {
  CREATE_KEY,
  DEFAULT_CALLS_PER_SECOND,
  DEFAULT_STACK_NAME,
  MEMORY_MB,
  STACK_NAME_FORM,
  STACK_SETTING_FORMS,
  STACK_SETTINGS,
  type StackSettings,
} from '@momento-gateway/shared/stack-settings';
import {
  DefaultStackSynthesizer,
  Duration,
  PermissionsBoundary,
  type StackProps,
} from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Node } from 'constructs';
import type { GatewayProps } from './gateway.ts';

export interface Settings extends Omit<GatewayProps, 'code'>, StackProps {
  readonly stackName: string;
}

/**
 * Reads the settings that `-c name=value` gives.
 *
 * @throws Error that names the setting and what it takes.
 */
export function readSettings(node: Node): Settings {
  const read = (name: string, { form, takes }: typeof STACK_NAME_FORM) => {
    const value: unknown = node.tryGetContext(name);
    if (value === undefined || value === '' || form.test(String(value))) {
      return value === undefined || value === '' ? undefined : String(value);
    }
    throw new Error(`-c ${name}=${value}: it takes ${takes}.`);
  };
  const given = STACK_SETTINGS.map((name) => [name, read(name, STACK_SETTING_FORMS[name])]);
  const settings: StackSettings = Object.fromEntries(given.filter(([, value]) => value));
  const conflict = findSettingConflict(settings, (name) => `-c ${name}`);
  if (conflict !== undefined) throw new Error(conflict);
  const { archiveDays, logRetentionDays, auditRetentionDays, reservedConcurrency } = settings;
  return {
    stackName: read('stack', STACK_NAME_FORM) ?? DEFAULT_STACK_NAME,
    busName: settings.bus ?? DEFAULT_BUS,
    createBus: settings.createBus === 'true',
    archiveFor: archiveDays === undefined ? undefined : Duration.days(Number(archiveDays)),
    alarmEmail: settings.alarmEmail,
    hasGapAlarm: settings.gapAlarm === 'on',
    // Its values are the numbers of days.
    logRetention: Number(logRetentionDays ?? RetentionDays.THREE_MONTHS),
    auditRetention: Number(auditRetentionDays ?? RetentionDays.ONE_YEAR),
    frontDoor: readFrontDoor(settings),
    encryptionKey: readKey(settings),
    function: {
      memoryMb: Number(settings.memory ?? MEMORY_MB.usual),
      systemLogLevel: (settings.logLevel ?? 'info').toUpperCase(),
      holdUnverifiedCalls: settings.holdUnverifiedCalls ?? 'true',
      tracing: settings.tracing === 'on' ? 'Active' : 'PassThrough',
      reservedConcurrency:
        reservedConcurrency === undefined ? undefined : Number(reservedConcurrency),
    },
    ...readStackProps(settings),
    tags: JSON.parse(String(node.tryGetContext('tags') ?? '{}')),
    terminationProtection: String(node.tryGetContext('terminationProtection')) === 'true',
    leavesTargetPolicies: settings.targetPolicies === 'leave',
  };
}

function readFrontDoor(settings: StackSettings): GatewayProps['frontDoor'] {
  const { frontDoor = 'function-url', domainName, certificateArn, callsPerSecond } = settings;
  return {
    functionUrl: frontDoor !== 'http-api',
    httpApi: frontDoor !== 'function-url',
    callsPerSecond: Number(callsPerSecond ?? DEFAULT_CALLS_PER_SECOND),
    domain:
      domainName === undefined || certificateArn === undefined
        ? undefined
        : { name: domainName, certificateArn },
  };
}

function readKey({ encryptionKey }: StackSettings): GatewayProps['encryptionKey'] {
  if (encryptionKey === undefined || encryptionKey === CREATE_KEY) return encryptionKey;
  return { arn: encryptionKey };
}

function readStackProps({ qualifier, permissionsBoundary: boundary }: StackSettings): StackProps {
  return {
    ...(qualifier !== undefined && { synthesizer: new DefaultStackSynthesizer({ qualifier }) }),
    ...(boundary !== undefined && {
      permissionsBoundary: boundary.startsWith('arn:')
        ? PermissionsBoundary.fromArn(boundary)
        : PermissionsBoundary.fromName(boundary),
    }),
  };
}
