import { expect, test } from 'vitest';
import { isCommand, readOptions } from './options.ts';

const MEASURES = ['cold', 'warm'];

test('by default every measure runs with twenty rounds', () => {
  expect(readOptions([], MEASURES)).toMatchObject({ only: undefined, rounds: 20, calls: 5_000 });
});

test.each([
  { args: ['--only', 'cold,warm'], only: ['cold', 'warm'] },
  { args: ['--only', 'cold', '--only', 'warm'], only: ['cold', 'warm'] },
])('$args selects $only', ({ args, only }) => {
  expect(readOptions(args, MEASURES).only).toEqual(only);
});

test.each([
  { args: ['--only', 'cold,hot'], message: '--only takes some of cold, warm, not "hot".' },
  { args: ['--rounds', '0'], message: '--rounds takes a whole number above 0, not "0".' },
  { args: ['--calls', 'many'], message: '--calls takes a whole number above 0, not "many".' },
  { args: ['--onyl', 'cold'], message: "Unknown option '--onyl'" },
])('$args is refused with what the option takes', ({ args, message }) => {
  expect(() => readOptions(args, MEASURES)).toThrow(message);
});

test.each([
  { against: 'node peer.mjs', command: true },
  { against: 'https://peer.lambda-url.us-east-1.on.aws/hook', command: false },
  { against: 'http://127.0.0.1:9000/hook', command: false },
  { against: undefined, command: false },
])('$against is a command: $command', ({ against, command }) => {
  expect(isCommand(against)).toBe(command);
});
