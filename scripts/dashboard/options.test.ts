import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test.each([
  [[], undefined],
  [['--host', '0.0.0.0'], '0.0.0.0'],
  [['--host', '::'], '::'],
  [['--host', '10.0.0.7'], '10.0.0.7'],
  [['--host', 'localhost'], 'localhost'],
])('with %j it listens at %s', (args, host) => {
  expect(readOptions(args, {}).host).toBe(host);
});

test.each(['dash.example', 'https://dash.example', '0.0.0.0:3000', '*', ''])(
  'what is no address of this machine is refused: %s',
  (host) => {
    expect(() => readOptions([`--host=${host}`], {})).toThrow('--host must be an IP address');
  },
);
