import { expect, test } from 'vitest';
import { connect } from '../aws/connect.ts';
import { readGatewayStack } from '../aws/read-gateway-stack.ts';
import { STACK } from '../testing/answer-aws-call.ts';
import { useFakeAccount } from '../testing/use-fake-account.ts';
import { checkRole } from './check-role.ts';
import type { DoctorTarget } from './doctor-target.ts';
import { formatFinding } from './finding.ts';

const QUEUES = 'https://sqs.eu-west-1.amazonaws.com/111122223333';

const aws = useFakeAccount();

async function check(
  tenant: string,
  queues: Partial<DoctorTarget['gateway']>,
  key?: string,
): Promise<string[]> {
  const connection = await connect({ profile: undefined, region: undefined }, process.env);
  const read = await readGatewayStack(connection, STACK);
  const outputs = { ...read.outputs, ...(key !== undefined && { encryptionKeyArn: key }) };
  const stack = { ...read, outputs };
  const gateway = { bus: { name: 'sales' }, ...queues } as DoctorTarget['gateway'];
  return (await checkRole(connection, stack, { tenant, gateway })).map(formatFinding);
}

const found = (name: string) => ({ url: `${QUEUES}/${name}`, found: true });

test('the function may read secrets, publish, park, and hold', async () => {
  const queues = { parkedQueue: found('parked'), heldQueue: found('held') };
  expect(await check('default', queues)).toEqual([
    '✓ Function: can read a webhook secret',
    '✓ Function: can publish to the bus sales',
    '✓ Function: can send to the parked queue',
    '✓ Function: can send to the held queue',
  ]);
});

test('with a key of the customer, what the role may do with it is asked too', async () => {
  const key = 'arn:aws:kms:eu-west-1:111122223333:key/own';
  const queues = { parkedQueue: found('parked') };
  expect(await check('default', queues, key)).toContainEqual(
    expect.stringMatching(/^✓ Function: can decrypt a webhook secret/),
  );
  expect((await check('billing', queues, key)).join()).not.toContain('decrypt');
  aws().account.deniedToFunction = key;
  const lines = (await check('default', queues, key)).filter((line) => line.startsWith('✗'));
  expect(lines).toEqual([
    expect.stringMatching(/cannot decrypt a webhook secret.*kms:Decrypt on \S+own/),
    expect.stringMatching(/cannot encrypt what it sends to queues.*kms:GenerateDataKey on/),
  ]);
});

test.each<[tenant: string, queue: string, what: RegExp]>([
  ['default', 'held', /✗ Function: cannot send to the held queue .*sqs:SendMessage on .*:held\./],
  ['billing', 'orders_billing_held', /✗ Function: cannot send to the held queue .*_billing_held\./],
  ['billing', 'orders_billing_parked', /✗ Function: cannot send to the parked queue/],
])('what the function may not do is a problem: in %s, send to %s', async (tenant, queue, what) => {
  aws().account.deniedToFunction = `arn:aws:sqs:eu-west-1:111122223333:${queue}`;
  const prefix = tenant === 'default' ? '' : `orders_${tenant}_`;
  const queues = { parkedQueue: found(`${prefix}parked`), heldQueue: found(`${prefix}held`) };
  const lines = await check(tenant, queues);
  expect(lines.filter((line) => line.startsWith('✗'))).toEqual([expect.stringMatching(what)]);
});

test('a stack of a version without a held queue is not asked about one', async () => {
  const lines = await check('default', { parkedQueue: found('parked') });
  expect(lines.filter((line) => /held/.test(line))).toEqual([]);
});
