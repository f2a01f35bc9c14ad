import { afterEach, expect, test, vi } from 'vitest';
import { renderTargetInput } from './render-target-input.ts';

afterEach(() => vi.unstubAllGlobals());

type Input = Parameters<typeof renderTargetInput>[0];

/** What the target gets. */
function render(input: Input, eventText = event): string {
  const rendered = renderTargetInput(input, eventText, ruleArn);
  expect(rendered.result).toBe('input');
  return rendered.text;
}

const detail =
  '{"name":"a \\"b\\"","count":1.50,"big":9007199254740993,"tags":["x",{"y":[1,2]}],"none":null,"a/b":"slash"}';
const event = `{"version":"0","id":"7bf73129","detail-type":"shop#orders","source":"Momento","account":"123456789012","time":"2026-11-22T10:00:00Z","region":"us-east-1","resources":[],"detail":${detail}}`;
const ruleArn = 'arn:aws:events:us-east-1:123456789012:rule/bus/orders';

test('without an input the target gets the event byte for byte', () => {
  expect(render(undefined, ` ${event} `)).toBe(` ${event} `);
});

test('a constant is passed on byte for byte', () => {
  const json = ' { "a" : 1.0 } ';
  expect(render({ type: 'constant', json })).toBe(json);
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
  ['$.detail.tags[*].y', '[[1,2]]'],
  ['$.detail.none[*]', '[]'],
  ['$.detail.missing', '""'],
  ['$.detail.tags[2]', '""'],
  ['$.detail.tags.length', '""'],
  ['detail', '""'],
  ['$.detail.big.rawJSON', '""'],
  ['$.detail.constructor', '""'],
])('the path %s gives %s', (path, expected) => {
  expect(render({ type: 'part', path })).toBe(expected);
});

const paths = {
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
  ['the rule’s ARN', '"<aws.events.rule-arn>"', `"${ruleArn}"`],
  ['the event’s time', '<aws.events.event.ingestion-time>', '"2026-11-22T10:00:00Z"'],
  ['the whole event', '{"event":<aws.events.event.json>}', `{"event":${event}}`],
  [
    'the event without its detail',
    '{"event": <aws.events.event>}',
    '{"event":{"id":"7bf73129","account":"123456789012","detailType":"shop#orders","time":"2026-11-22T10:00:00Z","source":"Momento","region":"us-east-1","resources":[],"version":"0"}}',
  ],
])('a template with %s is filled', (_, template, expected) => {
  expect(render({ type: 'template', paths, template })).toBe(expected);
});

// The first six are values that AWS itself gave.
const recorded =
  '{"detail":{"who":{"acc":"0a-1","sf":"baz"},"one":["HIGH"],"two":["ON","OFF"],"none":[],"nums":[1,2.50],"yes":true,"said":{"a":"x\\"y"}}}';
const recordedPaths = {
  who: '$.detail.who',
  acc: '$.detail.who.acc',
  one: '$.detail.one',
  two: '$.detail.two',
  yes: '$.detail.yes',
  nothing: '$.detail.nothing',
  nums: '$.detail.nums',
  empty: '$.detail.none',
  said: '$.detail.said',
};

test.each([
  ['"Payload of <who> and <acc>"', '"Payload of {acc:0a-1,sf:baz} and 0a-1"'],
  ['"<one> one"', '"[HIGH] one"'],
  ['"<two> two"', '"[ON,OFF] two"'],
  ['"Is <yes>!"', '"Is true!"'],
  ['"<acc>-<nothing>."', '"0a-1-."'],
  ['{"b": <who>, "p": "users/<acc>"}', '{"b":{"acc":"0a-1","sf":"baz"},"p":"users/0a-1"}'],
  ['"<nums> <empty>"', '"[1,2.50] []"'],
  ['"<said>"', '"{a:x\\"y}"'],
  ['{"n":"<nums>","e":"<empty>"}', '{"n":"[1,2.50]","e":"[]"}'],
])('an object or list in a text loses its inner quotes: %s', (template, expected) => {
  expect(render({ type: 'template', paths: recordedPaths, template }, recorded)).toBe(expected);
});

test.each(['{"payload": "<who>"}', '{"no": "users/<who>", "b": <who>}', ' {"one": "<one>"}', '{'])(
  'a template of a JSON object that comes out as no JSON is not delivered: %s',
  (template) => {
    const input = { type: 'template', paths: recordedPaths, template } as const;
    expect(renderTargetInput(input, recorded, ruleArn).result).toBe('not-json');
  },
);

test.each([
  ['a part', { type: 'part', path: '$.detail.tags[1]' }, '{"y":[1,2]}'],
  ['a number', { type: 'part', path: '$.detail.count' }, '1.5'],
  ['a template', { type: 'template', paths, template: '{ "s": <source> }' }, '{"s":"Momento"}'],
] as const)('a browser that cannot keep digits shows %s all the same', (_, input, expected) => {
  const { parse, stringify } = JSON;
  vi.stubGlobal('JSON', {
    stringify,
    // Such a browser gives a reviver no third argument.
    parse: (text: string, revive?: (key: string, value: unknown) => unknown) =>
      parse(text, revive && ((key, value) => revive(key, value))),
  });
  expect(render(input)).toBe(expected);
});
