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
    await run([
      'node',
      'infra/src/testing/synthesise-inline-stack.ts',
      stackPath,
      JSON.stringify(settings),
    ]);
    const templates = [join(root, 'momento-gateway.template.json'), stackPath];
    await run(
      [
        join(programs, 'cfn-lint'),
        ...['--ignore-checks', ...IGNORED, '--regions', ...REGIONS, '--template', ...templates],
      ],
      { environment },
    );
    return 'cfn-lint finds no problems in the one-file template and the CDK stack';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
