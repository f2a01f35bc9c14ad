import { expect, test } from 'vitest';
import { findDocProblems } from './find-doc-problems.ts';

const FILES: Readonly<Record<string, string>> = {
  'README.md': '',
  'docs/guide.md': '# Guide\n\n## One event, by hand\n\n```sh\n# Not a heading\n```\n',
  'docs/decisions/README.md': '- [1. Listed](0001-listed.md)\n',
  'gateway/src/answer.ts': '',
};

function check(text: string, document = 'docs/guide.md') {
  const files = { ...FILES, [document]: `${FILES[document] ?? ''}${text}` };
  return findDocProblems(document, {
    exists: (path) => path in files,
    readText: (path) => files[path] ?? '',
    scripts: ['start'],
    packages: ['gateway', 'docs'],
  });
}

test.each([
  'See [the readme](../README.md), [below](#one-event-by-hand), or https://example.com.',
  'See [a section](guide.md#guide) and [a site](https://example.com/nothing.md).',
  'Open `gateway/src/answer.ts`, `decisions/README.md`, or `other/folder.ts`; run `npm run start`.',
  '```md\n[only an example](nothing.md)\n```',
])('a document without mistakes passes: %s', (text) => {
  expect(check(text)).toEqual([]);
});

test.each([
  ['[gone](gone.md)', 'broken link: gone.md'],
  ['[from the root](README.md)', 'broken link: README.md'],
  ['![a picture](screenshots/gone.png)', 'broken link: screenshots/gone.png'],
  ['[a section](#gone)', 'no such heading: #gone'],
  ['[code](guide.md#not-a-heading)', 'no such heading: guide.md#not-a-heading'],
  ['Open `gateway/src/gone.ts`.', 'no such path: gateway/src/gone.ts'],
  ['Run `npm run gone`.', 'no such script: npm run gone'],
])('%s is a mistake', (text, problem) => {
  expect(check(text)).toEqual([`docs/guide.md: ${problem}`]);
});

test.each([
  ['0001-listed', '# 1. Listed\n', []],
  ['0002-hidden', '# 2. Hidden\n', ['not listed in docs/decisions/README.md']],
  ['0001-listed', 'line\n'.repeat(26), ['more than 25 lines']],
  ['0001-listed', `${'x'.repeat(101)}\n`, ['wider than 100 columns']],
])('the decision %s is short and in the index: %#', (name, text, problems) => {
  const path = `docs/decisions/${name}.md`;
  expect(check(text, path)).toEqual(problems.map((problem) => `${path}: ${problem}`));
});
