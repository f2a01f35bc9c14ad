import { describe, expect, test } from 'vitest';
import { renderTargetInput } from './render-target-input.ts';
import type { TargetInput } from './target-input.ts';

const detail =
  '{"name":"a \\"b\\"","count":1.50,"big":9007199254740993,"tags":["x", {"y":[1, 2]}],"none":null,"a/b":"slash","same":1,"same":2}';
const event = `{"version":"0","id":"7bf73129","detail-type":"cache#topic","source":"Momento","account":"123456789012","time":"2026-11-22T10:00:00Z","region":"us-east-1","resources":["r"],"detail":${detail}}`;
const delivery = {
  event,
  ruleArn: 'arn:aws:events:us-east-1:123456789012:rule/bus/orders',
  acceptedAt: Date.UTC(2026, 10, 22, 10, 0, 1, 250),
};

function render(target: TargetInput): string | undefined {
  return renderTargetInput({ ...delivery, target });
}

function fill(InputTemplate: string, InputPathsMap: Record<string, string> = {}) {
  return render({ InputTransformer: { InputPathsMap, InputTemplate } });
}

test('a target without input gets the event byte for byte', () => {
  expect(render({})).toBe(event);
});

test('a constant is passed on byte for byte', () => {
  expect(render({ Input: ' { "a" : 1.0 } ' })).toBe(' { "a" : 1.0 } ');
});

describe('an input path', () => {
  test.each([
    ['$', event],
    ['$.detail', detail],
    ['$.detail.name', '"a \\"b\\""'],
    ['$.detail.count', '1.50'],
    ['$.detail.big', '9007199254740993'],
    ['$.detail.none', 'null'],
    ['$.detail.tags[1].y[0]', '1'],
    ['$.detail.tags[*]', '["x",{"y":[1, 2]}]'],
    ['$.detail.tags[1].*', '[[1, 2]]'],
    ['$.detail-type', '"cache#topic"'],
    ['$.detail.a/b', '"slash"'],
    ['$.detail.same', '2'],
    ['$.detail.missing', '""'],
    ['$.detail.tags[7]', '""'],
    ['$.detail.count.more', '""'],
    ['$.resources.name', '""'],
  ])('%s gives %s', (InputPath, expected) => {
    expect(render({ InputPath })).toBe(expected);
  });
});

describe('a template', () => {
  const paths = {
    name: '$.detail.name',
    source: '$.source',
    big: '$.detail.big',
    tags: '$.detail.tags',
    all: '$.detail.tags[*]',
    object: '$.detail.tags[1]',
    detail: '$.detail',
    missing: '$.detail.missing',
  };
  test.each([
    ['a string with values in it', '"<source>: <big>"', '"Momento: 9007199254740993"'],
    ['a missing value in a string', '"<source>-<missing>."', '"Momento-."'],
    ['values of an object', '{"s":<source>,"b":<big>}', '{"s":"Momento","b":9007199254740993}'],
    ['a missing value of an object', '{ "m" : <missing> }', '{"m":""}'],
    [
      'strings of an object',
      '{"s":"<source>!","b":"<big>"}',
      '{"s":"Momento!","b":"9007199254740993"}',
    ],
    ['structures', '{ "t": [0, <tags>] }', '{"t":[0,["x",{"y":[1,2]}]]}'],
    ['quotes around a value', '{"s":"is \\"<source>\\"."}', '{"s":"is \\"Momento\\"."}'],
    ['values that are not escaped in strings', '"<name>"', '"a "b""'],
    ['values that are strings elsewhere', '{"n":<name>}', '{"n":"a \\"b\\""}'],
    ['escaped brackets', '"\\<source\\> is <source>"', '"<source> is Momento"'],
    ['a template that looks like an object', '"{[/<source>"', '"{[/Momento"'],
    ['a value alone', '<source>', '"Momento"'],
    ['an object in a string', '"of <object> and <source>"', '"of {y:[1,2]} and Momento"'],
    ['a list in a string', '"<tags> too"', '"[x,{y:[1,2]}] too"'],
    ['all of a list in a string', '"<all>"', '"[x,{y:[1,2]}]"'],
    [
      'quotes within an object in a string',
      '"<detail>"',
      expect.stringContaining('"{name:a \\"b\\",count:1.50,'),
    ],
    [
      'the event without its detail in a string',
      '"<aws.events.event>"',
      expect.stringContaining('{id:7bf73129,account:123456789012,'),
    ],
    ['an object in a string of an object', '{"s":"<object>"}', undefined],
    ['a list in a string of an object', '{"s":"users/<tags>"}', undefined],
    ['a quote in a string of an object', '{"s":"<name>"}', undefined],
    ['a number in a string of an object', '{"s":"<big>"}', '{"s":"9007199254740993"}'],
    ['several lines', '"<source>"\n"<big>"', '"Momento"\n"9007199254740993"'],
  ])('%s', (_name, template, expected) => {
    expect(fill(template, paths)).toEqual(expected);
  });

  test('has the rule and the time at which the event was accepted', () => {
    expect(
      fill('"<aws.events.rule-arn> <aws.events.rule-name> <aws.events.event.ingestion-time>"'),
    ).toBe(`"${delivery.ruleArn} orders 2026-11-22T10:00:01Z"`);
  });

  test("has the event without its detail, with AWS's names", () => {
    expect(fill('{"event": <aws.events.event>}')).toBe(
      '{"event":{"id":"7bf73129","account":"123456789012","detailType":"cache#topic","time":"2026-11-22T10:00:00Z","source":"Momento","region":"us-east-1","resources":["r"],"version":"0"}}',
    );
  });

  test('has the whole event, with numbers as written', () => {
    const text = fill('{"event": <aws.events.event.json>}') ?? '';
    expect(JSON.parse(text)).toEqual({ event: JSON.parse(event) });
    expect(text).toContain('"count":1.50,"big":9007199254740993');
  });
});
