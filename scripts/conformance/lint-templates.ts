import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../root.ts';
import { run } from '../run.ts';

const IGNORED = [
  // The CDK adds a dependency of the function on its role that `Fn::GetAtt` implies.
  'W3005',
  // A parameter that is empty stands behind a condition.
  'W1030',
];

/** Not GovCloud: it has no Function URLs. */
const REGIONS = ['us-east-1', 'eu-west-1', 'ap-northeast-1', 'cn-north-1'];

/** AWS has no log alarms in China. */
const LOG_ALARM_REGIONS = REGIONS.filter((region) => !region.startsWith('cn-'));

/** Checks both templates with cfn-lint. */
export async function lintTemplates(
  programs: string,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'templates-'));
  try {
    const stackPath = join(folder, 'stack.template.json');
    const settings = {
      bus: 'orders',
      createBus: 'true',
      archiveDays: '7',
      alarmEmail: 'a@b.example',
      frontDoor: 'both',
      domainName: 'hooks.example.com',
      certificateArn: `arn:aws:acm:us-east-1:000000000000:certificate/${randomUUID()}`,
      encryptionKey: 'create',
      logLevel: 'warn',
      memory: '1024',
      tracing: 'on',
    };
    await synthesise(stackPath, settings);
    const gapAlarmPath = join(folder, 'gap-alarm.template.json');
    await synthesise(gapAlarmPath, { ...settings, gapAlarm: 'on' });
    const lint = (regions: readonly string[], ...templates: readonly string[]) =>
      run(
        [
          join(programs, 'cfn-lint'),
          ...['--ignore-checks', ...IGNORED, '--regions', ...regions, '--template', ...templates],
        ],
        { environment },
      );
    await lint(REGIONS, join(root, 'momento-gateway.template.json'), stackPath);
    await lint(LOG_ALARM_REGIONS, gapAlarmPath);
    return 'cfn-lint finds no problems in the one-file template and the CDK stack';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function synthesise(path: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const program = 'infra/src/testing/synthesise-inline-stack.ts';
  await run(['node', program, path, JSON.stringify(settings)]);
}
