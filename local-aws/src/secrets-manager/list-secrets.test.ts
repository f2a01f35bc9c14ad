import {
  CreateSecretCommand,
  DeleteSecretCommand,
  type Filter,
  GetSecretValueCommand,
  ListSecretsCommand,
  type ListSecretsCommandInput,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { startTestAws } from '../testing/start-test-aws.ts';

async function startWithSecrets() {
  const started = await startTestAws();
  const create = async (Name: string, Description?: string, tags: Record<string, string> = {}) => {
    await started.clock.advance(1000);
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    await started.secrets.send(
      new CreateSecretCommand({ Name, Description, Tags, SecretString: Name }),
    );
  };
  await create('hooks/b', 'Billing events of Europe', { tenant: 'acme', stage: 'prod' });
  await create('hooks/a', 'Audit trail', { tenant: 'acme-labs' });
  await create('Hooks/c', undefined, { owner: 'Billing team' });
  await create('keys/d');
  return started;
}

async function list(secrets: SecretsManagerClient, query: ListSecretsCommandInput = {}) {
  const { SecretList = [] } = await secrets.send(new ListSecretsCommand(query));
  return SecretList.map(({ Name }) => Name);
}

test.each<[string, Filter[], string[]]>([
  ['a name by its beginning', [{ Key: 'name', Values: ['hooks/'] }], ['hooks/b', 'hooks/a']],
  ['a name in the same case', [{ Key: 'name', Values: ['Hooks/'] }], ['Hooks/c']],
  ['no name by a part in the middle', [{ Key: 'name', Values: ['ooks'] }], []],
  ['any of several values', [{ Key: 'name', Values: ['keys', 'Hooks'] }], ['Hooks/c', 'keys/d']],
  ['what a negated value excludes', [{ Key: 'name', Values: ['!hooks'] }], ['Hooks/c', 'keys/d']],
  ['a tag by its key', [{ Key: 'tag-key', Values: ['ten'] }], ['hooks/b', 'hooks/a']],
  ['a tag by its value', [{ Key: 'tag-value', Values: ['acme-'] }], ['hooks/a']],
  ['secrets without a tag', [{ Key: 'tag-key', Values: ['!tenant'] }], ['Hooks/c', 'keys/d']],
  ['a description in any case', [{ Key: 'description', Values: ['billing'] }], ['hooks/b']],
  ['a word anywhere', [{ Key: 'all', Values: ['BILLING'] }], ['hooks/b', 'Hooks/c']],
  ['all words of a value', [{ Key: 'all', Values: ['europe hooks'] }], ['hooks/b']],
  [
    'what matches every filter',
    [
      { Key: 'name', Values: ['hooks'] },
      { Key: 'tag-key', Values: ['stage'] },
    ],
    ['hooks/b'],
  ],
  ['no replicas', [{ Key: 'primary-region', Values: ['us'] }], []],
])('filters find %s', async (_, Filters, expected) => {
  const { secrets } = await startWithSecrets();
  expect(await list(secrets, { Filters })).toEqual(expected);
});

test.each<[ListSecretsCommandInput, string[]]>([
  [{}, ['hooks/b', 'hooks/a', 'Hooks/c', 'keys/d']],
  [{ SortOrder: 'desc' }, ['keys/d', 'Hooks/c', 'hooks/a', 'hooks/b']],
  [{ SortBy: 'name' }, ['Hooks/c', 'hooks/a', 'hooks/b', 'keys/d']],
  [{ SortBy: 'last-changed-date' }, ['hooks/b', 'Hooks/c', 'keys/d', 'hooks/a']],
  [
    { SortBy: 'last-accessed-date', SortOrder: 'desc' },
    ['Hooks/c', 'keys/d', 'hooks/a', 'hooks/b'],
  ],
])('%j orders whole and paged lists in the same way', async (query, expected) => {
  const { secrets, clock } = await startWithSecrets();
  await clock.advance(1000);
  const put = { SecretId: 'hooks/a', SecretString: 'changed' };
  await secrets.send(new PutSecretValueCommand(put));
  await secrets.send(new GetSecretValueCommand({ SecretId: 'Hooks/c' }));
  expect(await list(secrets, query)).toEqual(expected);

  const paged: (string | undefined)[] = [];
  let NextToken: string | undefined;
  do {
    const page = await secrets.send(new ListSecretsCommand({ ...query, MaxResults: 1, NextToken }));
    expect(page.SecretList).toHaveLength(1);
    paged.push(page.SecretList?.[0]?.Name);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  expect(paged).toEqual(expected);
});

test('an entry has everything but the value', async () => {
  const { secrets, clock } = await startWithSecrets();
  const { SecretList } = await secrets.send(
    new ListSecretsCommand({ Filters: [{ Key: 'name', Values: ['keys'] }] }),
  );
  expect(SecretList).toEqual([
    {
      ARN: expect.stringMatching(/:secret:keys\/d-[A-Za-z]{6}$/),
      Name: 'keys/d',
      CreatedDate: new Date(clock.now()),
      LastChangedDate: new Date(clock.now()),
      Tags: [],
      SecretVersionsToStages: { [expectedVersion(SecretList)]: ['AWSCURRENT'] },
    },
  ]);
});

function expectedVersion(entries: { SecretVersionsToStages?: object | undefined }[] = []) {
  return Object.keys(entries[0]?.SecretVersionsToStages ?? {})[0] ?? 'none';
}

test('a secret scheduled for deletion is listed only on request', async () => {
  const { secrets } = await startWithSecrets();
  await secrets.send(new DeleteSecretCommand({ SecretId: 'keys/d' }));
  expect(await list(secrets)).not.toContain('keys/d');
  expect(await list(secrets, { IncludePlannedDeletion: true })).toContain('keys/d');
});

test('a secret created while paging neither repeats nor hides another', async () => {
  const { secrets } = await startWithSecrets();
  const query = { SortOrder: 'desc', MaxResults: 2 } as const;
  const first = await secrets.send(new ListSecretsCommand(query));
  await secrets.send(new CreateSecretCommand({ Name: 'new' }));
  expect(await list(secrets, { ...query, NextToken: first.NextToken })).toEqual([
    'hooks/a',
    'hooks/b',
  ]);
});

test.each([
  [{ NextToken: 'bogus' }, 'InvalidNextTokenException'],
  [{ MaxResults: 101 }, 'ValidationException'],
  [{ Filters: [{ Key: 'colour', Values: ['red'] }] as unknown as Filter[] }, 'ValidationException'],
  [{ Filters: [{ Key: 'name', Values: ["'; DROP"] }] as Filter[] }, 'ValidationException'],
])('the query %j is refused with %s', async (query, name) => {
  const { secrets } = await startTestAws();
  await expect(secrets.send(new ListSecretsCommand(query))).rejects.toMatchObject({ name });
});
