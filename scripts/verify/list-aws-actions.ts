import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** IAM's name of each service that a client calls. */
const SERVICES: Readonly<Record<string, string>> = {
  cloudformation: 'cloudformation',
  cloudwatch: 'cloudwatch',
  'cloudwatch-logs': 'logs',
  eventbridge: 'events',
  iam: 'iam',
  lambda: 'lambda',
  'secrets-manager': 'secretsmanager',
  sns: 'sns',
  sqs: 'sqs',
  ssm: 'ssm',
  sts: 'sts',
};

const IMPORT = /import\s+(?:type\s+)?(\{[^}]*\}|\w+)?\s*(?:from\s+)?'([^']+)'/g;
/** What needs no permission. */
const FREE = ['sts:GetCallerIdentity'];

/** The AWS actions that a script and the files it imports call, as IAM names them. */
export async function listAwsActions(path: string): Promise<readonly string[]> {
  const seen = new Set<string>();
  const actions = new Set<string>();
  async function visit(file: string): Promise<void> {
    // What is in `start` is for this machine.
    if (seen.has(file) || file.includes('/start/')) return;
    seen.add(file);
    for (const [, names = '', from = ''] of (await readFile(file, 'utf8')).matchAll(IMPORT)) {
      if (from.startsWith('.') && from.endsWith('.ts')) await visit(join(dirname(file), from));
      const service = SERVICES[from.replace('@aws-sdk/client-', '')];
      if (service === undefined) continue;
      for (const operation of listOperations(names)) actions.add(`${service}:${operation}`);
    }
  }
  await visit(path);
  return [...actions].filter((action) => !FREE.includes(action)).sort();
}

function listOperations(names: string): readonly string[] {
  return (
    names.match(/\w+/g)?.flatMap((name) => {
      if (name.startsWith('waitUntilStack')) return ['DescribeStacks'];
      const [, command, paged] = /^(?:(\w+)Command|paginate(\w+))$/.exec(name) ?? [];
      return command ?? paged ?? [];
    }) ?? []
  );
}
