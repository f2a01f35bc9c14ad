import { beforeEach, expect, test } from 'vitest';
import { connect } from '../aws/connect.ts';
import { STACK } from '../testing/answer-aws-call.ts';
import { useFakeAccount } from '../testing/use-fake-account.ts';
import { checkBootstrap } from './check-bootstrap.ts';
import { formatFinding } from './finding.ts';

const aws = useFakeAccount();

beforeEach(() => {
  aws().account.parameters = { BootstrapVersion: '/cdk-bootstrap/team/version' };
  aws().account.bootstraps = { team: 21 };
});

async function check(region?: string): Promise<string[]> {
  const connection = await connect({ profile: undefined, region }, process.env);
  return (await checkBootstrap(connection, STACK)).map(formatFinding);
}

test.each<[what: string, setUp: () => void, lines: RegExp[]]>([
  ['that is there is no problem', () => {}, [/^✓ CDK: bootstrapped, version 21$/]],
  [
    'that is gone is a problem, whatever other bootstraps and stacks there are',
    () => {
      aws().account.bootstraps = { hnb659fds: 30 };
      aws().account.otherStacks.set('CDKToolkit', 'default');
    },
    [/^✗ CDK: .*\/cdk-bootstrap\/team\/version does not exist.*deploy -- --stack orders --boot/],
  ],
  [
    'that may not be read is unknown',
    () => {
      aws().account.failing = 'GetParameter';
    },
    [/^– CDK: could not check.*ssm:GetParameter on \/cdk-bootstrap\/team\/version/],
  ],
  [
    'is not looked for if the stack is of the one-file template, which needs none',
    () => {
      aws().account.parameters = { EventBridgeBus: 'default' };
    },
    [],
  ],
])('the bootstrap of the CDK %s', async (_, setUp, lines) => {
  setUp();
  expect(await check()).toEqual(lines.map((line) => expect.stringMatching(line)));
});

test('it is to be bootstrapped in the Region that was given', async () => {
  aws().account.bootstraps = {};
  const [line] = await check('eu-north-1');
  expect(line).toContain('npm run deploy -- --stack orders --region eu-north-1 --bootstrap');
});
