import { expect, test } from 'vitest';
import { isWebhookId } from './webhook-id.ts';
import { webhookUrl } from './webhook-url.ts';

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';

test.each(['https://a.on.aws', 'https://a.on.aws/', 'https://a.on.aws//'])(
  'the URL of a webhook at %s has one slash after the host',
  (functionUrl) => {
    expect(webhookUrl(functionUrl, ID)).toBe(`https://a.on.aws/webhooks/${ID}`);
  },
);

test('slashes in the middle stay', () => {
  expect(webhookUrl('http://a//b/', ID)).toBe(`http://a//b/webhooks/${ID}`);
});

test.each([
  [ID, true],
  [ID.toUpperCase(), false],
  [`${ID}0`, false],
  [`0${ID}`, false],
  [`${ID}\n`, false],
  [ID.replaceAll('-', ''), false],
  [ID.replace('f', 'g'), false],
  ['', false],
])('%j is a webhook id: %s', (id, expected) => {
  expect(isWebhookId(id)).toBe(expected);
});
