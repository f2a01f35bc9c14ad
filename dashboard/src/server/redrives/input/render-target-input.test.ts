import { expect, test } from 'vitest';
import { renderTargetInput } from './render-target-input.ts';

const detail =
  '{"name":"a \\"b\\"","count":1.50,"big":9007199254740993,"tags":["x",{"y":[1,2]}],"none":null,"a/b":"slash"}';
const event = `{"version":"0","id":"7bf73129","detail-type":"shop#orders","source":"Momento","account":"123456789012","time":"2026-11-22T10:00:00Z","region":"us-east-1","resources":[],"detail":${detail}}`;
const ruleArn = 'arn:aws:events:us-east-1:123456789012:rule/bus/orders';

test('without an input the target gets the event to the letter', () => {
  expect(renderTargetInput({}, ` ${event} `, ruleArn)).toBe(` ${event} `);
});

test('a constant is passed on to the letter', () => {
  expect(renderTargetInput({ Input: ' { "a" : 1.0 } ' }, event, ruleArn)).toBe(' { "a" : 1.0 } ');
});

test.each([
  ['$', event],
  ['$.detail', detail],
  ['$.detail.name', '"a \\"b\\""'],
  ['$.detail.count', '1.50'],
  ['$.detail.big', '9007199254740993'],
  ['$.detail.none', 'null'],
  ['$.detail.tags[1].y[0]', '1'],
  ['$.detail.tags[*]', '["x",{"y":[1,2]}]'],
  ['$.detail.tags[1].*', '[[1,2]]'],
  ['$.detail-type', '"shop#orders"'],
  ['$.detail.a/b', '"slash"'],
  ['$.detail.missing', '""'],
  ['$.detail.big.rawJSON', '""'],
  ['$.detail.constructor', '""'],
])('the path %s gives %s', (InputPath, expected) => {
  expect(renderTargetInput({ InputPath }, event, ruleArn)).toBe(expected);
});

const InputPathsMap = {
  name: '$.detail.name',
  source: '$.source',
  big: '$.detail.big',
  tags: '$.detail.tags',
  none: '$.detail.none',
  missing: '$.detail.missing',
};

test.each([
  ['a string with values in it', '"<source>: <big>"', '"Momento: 9007199254740993"'],
  ['a missing value in a string', '"<source>-<missing>."', '"Momento-."'],
  ['values of an object', '{"s":<source>,"b":<big>}', '{"s":"Momento","b":9007199254740993}'],
  ['a missing value of an object', '{ "m" : <missing> }', '{"m":""}'],
  ['a null', '{"n":<none>,"t":"<none>"}', '{"n":null,"t":"null"}'],
  ['structures', '{ "t": [0, <tags>] }', '{"t":[0,["x",{"y":[1,2]}]]}'],
  ['values that are strings elsewhere', '{"n":<name>}', '{"n":"a \\"b\\""}'],
  ['escaped brackets', '"\\<source\\> is <source>"', '"<source> is Momento"'],
  ['a name that was not declared', '"<other>"', '""'],
  ['several lines', '"<source>"\n"<big>"', '"Momento"\n"9007199254740993"'],
  ['a sign that begins no name', '"1 < 2"', '"1 < 2"'],
  ['the rule', '"<aws.events.rule-name>"', '"orders"'],
  ['the whole event', '{"event":<aws.events.event.json>}', `{"event":${event}}`],
  [
    'the event without its detail',
    '{"event": <aws.events.event>}',
    '{"event":{"id":"7bf73129","account":"123456789012","detailType":"shop#orders","time":"2026-11-22T10:00:00Z","source":"Momento","region":"us-east-1","resources":[],"version":"0"}}',
  ],
])('a template with %s is filled', (_, InputTemplate, expected) => {
  const InputTransformer = { InputPathsMap, InputTemplate };
  expect(renderTargetInput({ InputTransformer }, event, ruleArn)).toBe(expected);
});
