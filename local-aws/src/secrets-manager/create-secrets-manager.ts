import type { DatabaseSync } from 'node:sqlite';
import type { Account, AwsService, TakeEntryFault } from '../core/aws-service.ts';
import type { Clock } from '../core/clock.ts';
import { defineBatchGetSecretValue } from './batch-get-secret-value.ts';
import { defineCreateSecret } from './create-secret.ts';
import { defineDeleteSecret } from './delete-secret.ts';
import { defineDescribeSecret } from './describe-secret.ts';
import { defineGetSecretValue } from './get-secret-value.ts';
import { defineListSecretVersionIds } from './list-secret-version-ids.ts';
import { defineListSecrets } from './list-secrets.ts';
import { definePutSecretValue } from './put-secret-value.ts';
import { defineRestoreSecret } from './restore-secret.ts';
import { secretErrors } from './secret-errors.ts';
import { createSecretQuery } from './secret-query.ts';
import { createSecretStore, createSecretTables } from './secret-store.ts';
import { defineUpdateSecret } from './update-secret.ts';
import { defineUpdateSecretVersionStage } from './update-secret-version-stage.ts';
import { createVersionStore } from './version-store.ts';

/** AWS Secrets Manager, with its state in `database`. */
export function createSecretsManager(options: {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly account: Account;
  readonly takeEntryFault: TakeEntryFault;
}): AwsService {
  createSecretTables(options.database);
  const context = {
    ...options,
    secrets: createSecretStore(options.database),
    versions: createVersionStore(options.database),
  };
  const query = createSecretQuery(options.database);
  return {
    targetPrefix: 'secretsmanager',
    protocol: 'json-1.1',
    operations: new Map([
      ['BatchGetSecretValue', defineBatchGetSecretValue(context, query)],
      ['CreateSecret', defineCreateSecret(context)],
      ['DeleteSecret', defineDeleteSecret(context)],
      ['DescribeSecret', defineDescribeSecret(context)],
      ['GetSecretValue', defineGetSecretValue(context)],
      ['ListSecretVersionIds', defineListSecretVersionIds(context)],
      ['ListSecrets', defineListSecrets(context, query)],
      ['PutSecretValue', definePutSecretValue(context)],
      ['RestoreSecret', defineRestoreSecret(context)],
      ['UpdateSecret', defineUpdateSecret(context)],
      ['UpdateSecretVersionStage', defineUpdateSecretVersionStage(context)],
    ]),
    errors: {
      internal: secretErrors.internal,
    },
  };
}
