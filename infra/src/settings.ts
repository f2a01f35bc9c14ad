import { DEFAULT_BUS } from '@momento-gateway/shared/rule-arn';
import {
  DEFAULT_STACK_NAME,
  STACK_NAME_FORM,
  STACK_SETTING_FORMS,
  type StackSetting,
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
  const text = (name: string) => {
    const value: unknown = node.tryGetContext(name);
    return value === undefined || value === '' ? undefined : String(value);
  };
  const check = (name: string, { form, takes }: typeof STACK_NAME_FORM) => {
    const value = text(name);
    if (value === undefined || form.test(value)) return value;
    throw new Error(`-c ${name}=${value}: it takes ${takes}.`);
  };
  const read = (name: StackSetting) => check(name, STACK_SETTING_FORMS[name]);
  const readNumber = (name: StackSetting) => {
    const value = read(name);
    return value === undefined ? undefined : Number(value);
  };
  const busName = read('bus') ?? DEFAULT_BUS;
  const createBus = read('createBus') === 'true';
  if (createBus && busName === DEFAULT_BUS) {
    throw new Error('-c createBus=true: name the new bus with -c bus=<name>.');
  }
  const archiveDays = readNumber('archiveDays');
  return {
    stackName: check('stack', STACK_NAME_FORM) ?? DEFAULT_STACK_NAME,
    busName,
    createBus,
    archiveFor: archiveDays === undefined ? undefined : Duration.days(archiveDays),
    alarmEmail: read('alarmEmail'),
    logRetention: readNumber('logRetentionDays') ?? RetentionDays.THREE_MONTHS,
    reservedConcurrency: readNumber('reservedConcurrency'),
    ...readStackProps(read('qualifier'), read('permissionsBoundary')),
    tags: JSON.parse(text('tags') ?? '{}'),
    terminationProtection: text('terminationProtection') === 'true',
  };
}

function readStackProps(qualifier: string | undefined, boundary: string | undefined): StackProps {
  return {
    ...(qualifier !== undefined && { synthesizer: new DefaultStackSynthesizer({ qualifier }) }),
    ...(boundary !== undefined && {
      permissionsBoundary: boundary.startsWith('arn:')
        ? PermissionsBoundary.fromArn(boundary)
        : PermissionsBoundary.fromName(boundary),
    }),
  };
}
