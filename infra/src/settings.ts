import { DEFAULT_BUS } from '@momento-gateway/shared/rule-arn';
import { Duration } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Node } from 'constructs';
import type { GatewayProps } from './gateway.ts';

export interface Settings extends Omit<GatewayProps, 'code'> {
  readonly stackName: string;
}

/**
 * What `-c name=value` sets.
 *
 * @throws Error that names the setting and what it takes.
 */
export function readSettings(node: Node): Settings {
  const text = (name: string) => {
    const value: unknown = node.tryGetContext(name);
    return value === undefined || value === '' ? undefined : String(value);
  };
  const check = (name: string, otherwise: string, form: RegExp, takes: string) => {
    const value = text(name) ?? otherwise;
    if (!form.test(value)) throw new Error(`-c ${name}=${value}: it takes ${takes}.`);
    return value;
  };
  const number = (name: string, takes: string) => {
    if (text(name) === undefined) return undefined;
    return Number(check(name, '', /^[1-9]\d{0,4}$/, takes));
  };
  const busName = check('bus', DEFAULT_BUS, /^[.\-_A-Za-z0-9]{1,256}$/, "an event bus's name");
  const createBus = check('createBus', 'false', /^(?:true|false)$/, 'true or false') === 'true';
  if (createBus && busName === DEFAULT_BUS) {
    throw new Error('-c createBus=true: name the new bus with -c bus=<name>.');
  }
  const archiveDays = number('archiveDays', 'a number of days');
  return {
    stackName: check(
      'stack',
      'MomentoGateway',
      /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
      'up to 128 letters, digits and hyphens',
    ),
    busName,
    createBus,
    archiveFor: archiveDays === undefined ? undefined : Duration.days(archiveDays),
    alarmEmail: text('alarmEmail'),
    logRetention: readRetention(number('logRetentionDays', 'a number of days')),
    reservedConcurrency: number('reservedConcurrency', 'a number of concurrent calls'),
  };
}

function readRetention(days: number | undefined): RetentionDays {
  if (days === undefined) return RetentionDays.THREE_MONTHS;
  if (days in RetentionDays) return days;
  const known = Object.values(RetentionDays).filter((value) => typeof value === 'number');
  throw new Error(`-c logRetentionDays=${days}: CloudWatch Logs keeps ${known.join(', ')} days.`);
}
