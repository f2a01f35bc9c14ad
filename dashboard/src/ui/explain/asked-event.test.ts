import { expect, test } from 'vitest';
import { formatTimeText } from '../archive/span-text.ts';
import { type AskedFields, readFields, toBody } from './asked-event.ts';

const EMPTY: AskedFields = {
  way: 'requestId',
  id: '',
  webhookId: '',
  sequenceNumber: '',
  time: '',
  message: '',
};
const at = new Date(2026, 0, 31, 10, 0, 30).getTime();

test.each([
  ['requestId=r', { requestId: 'r' }],
  ['eventId=e', { eventId: 'e' }],
  ['failureId=f', { failureId: 'f' }],
  ['webhookId=w&sequenceNumber=7', { webhookId: 'w', sequenceNumber: 7 }],
  [`webhookId=w&at=${at}`, { webhookId: 'w', at }],
])('the address %s asks for the event that it names', (query, body) => {
  const params = new URLSearchParams(query);
  const fields = readFields((name) => params.get(name) ?? '', '');
  expect(toBody(fields)).toEqual({ body });
});

test('a message goes along with what names the event, as it is written', () => {
  const fields = { ...EMPTY, id: ' r ', message: '{"cache":"shop","n":1}' };
  expect(toBody(fields)).toEqual({
    body: { requestId: 'r', message: { cache: 'shop', n: 1 } },
  });
});

test.each<[string, Partial<AskedFields>, keyof AskedFields]>([
  ['no id', {}, 'id'],
  ['no webhook', { way: 'number', sequenceNumber: '7' }, 'webhookId'],
  ['no number', { way: 'number', webhookId: 'w', sequenceNumber: 'x' }, 'sequenceNumber'],
  ['no time', { way: 'time', webhookId: 'w', time: 'yesterday' }, 'time'],
  ['no message', { way: 'message' }, 'message'],
  ['a message that is no JSON', { id: 'r', message: 'hello' }, 'message'],
  ['a message that is a list', { id: 'r', message: '[]' }, 'message'],
])('%s is named before anything is asked', (_, fields, field) => {
  expect(toBody({ ...EMPTY, ...fields }).wrong?.field).toBe(field);
});

test('a time is shown as it is typed', () => {
  const time = formatTimeText(at);
  expect(toBody({ ...EMPTY, way: 'time', webhookId: 'w', time })).toEqual({
    body: { webhookId: 'w', at },
  });
});
