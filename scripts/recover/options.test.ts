import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

const id = 'c0ffee00-1234-4abc-8def-0123456789ab';

test.each([
  [['--local', '--message', id], { kind: 'queue', messageId: id }],
  [['--local', '--file', '-'], { kind: 'file', path: '-' }],
  [['--local', '--request', id], { kind: 'log', requestId: id, path: undefined }],
  [['--local', '--held', 'all'], { kind: 'held', messageId: undefined, tenant: 'default' }],
  [
    ['--local', '--held', id, '--tenant', 'orders'],
    { kind: 'held', messageId: id, tenant: 'orders' },
  ],
  [['--local', '--request', id, '--log', 'a.txt'], { kind: 'log', requestId: id, path: 'a.txt' }],
])('%j chooses the event', (args, source) => {
  expect(readOptions(args)).toEqual({ source, dryRun: false, stack: undefined });
});

test('it takes the stack options of every command', () => {
  const args = ['--stack', 'Orders', '--region', 'eu-west-1', '--message', id, '--dry-run'];
  expect(readOptions(args)).toMatchObject({
    dryRun: true,
    stack: { stackName: 'Orders', region: 'eu-west-1' },
  });
});

test.each([
  [['--local'], /--message <id>, --file <path> or --request <id>/],
  [['--local', '--message', id, '--request', id], /Choose one event/],
  [['--local', '--message', id, '--log', 'a'], /--log needs --request/],
  [['--local', '--message', ''], /--message takes an id/],
  [['--local', '--request', 'a" || $.x = "'], /--request takes an id/],
  [['--local', '--file', ''], /--file takes the path/],
  [['--local', '--message', id, '--tenant', 'orders'], /--tenant .* with --held/],
  [['--local', '--held', 'all', '--tenant', 'No_Such'], /--tenant takes the name/],
  [['--local', '--held', ''], /--held takes an id/],
  [['--local', '--stack', 'Orders', '--message', id], /--local cannot be combined with --stack/],
  [['--message', id], /--stack <name>, or --local/],
  [['--local', '--massage', id], /--massage/],
])('wrong options %j are refused, naming the option', (args, problem) => {
  expect(() => readOptions(args)).toThrow(problem);
});
