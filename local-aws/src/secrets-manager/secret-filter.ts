import type { SQLInputValue } from 'node:sqlite';
import { z } from 'zod';

/** `Filters` of ListSecrets and BatchGetSecretValue. */
export const filtersField = z
  .array(
    z.strictObject({
      Key: z.enum([
        'description',
        'name',
        'tag-key',
        'tag-value',
        'primary-region',
        'owning-service',
        'all',
      ]),
      Values: z
        .array(
          z
            .string()
            .max(512)
            .regex(/^!?[a-zA-Z0-9 :_@/+=.!-]*$/),
        )
        .min(1)
        .max(10),
    }),
  )
  .max(10);

type Filter = z.output<typeof filtersField>[number];

/** An SQL condition on `secrets s` with its parameters. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly SQLInputValue[];
}

/** The condition for all filters: each must match with any of its values; `!` negates a value. */
export function buildConditions(filters: readonly Filter[]): Condition[] {
  return filters.map(({ Key, Values }) => {
    const alternatives = Values.map((value) =>
      value.startsWith('!')
        ? negate(buildCondition(Key, value.slice(1)))
        : buildCondition(Key, value),
    );
    return {
      sql: `(${alternatives.map(({ sql }) => sql).join(' OR ')})`,
      parameters: alternatives.flatMap(({ parameters }) => parameters),
    };
  });
}

function negate({ sql, parameters }: Condition): Condition {
  return { sql: `NOT (${sql})`, parameters };
}

function buildCondition(key: Filter['Key'], value: string): Condition {
  switch (key) {
    case 'name':
      // A range instead of a substring, so that the index is used.
      return { sql: '(s.name >= ? AND s.name < ?)', parameters: [value, `${value}\u{10ffff}`] };
    case 'description':
      return startsWith("lower(coalesce(s.description, ''))", value.toLowerCase());
    case 'tag-key':
      return onAnyTag(startsWith('t.key', value));
    case 'tag-value':
      return onAnyTag(startsWith('t.value', value));
    case 'all':
      return {
        sql: `has_words(?, s.name || ' ' || coalesce(s.description, '') || ' ' || coalesce((
          SELECT group_concat(t.key || ' ' || t.value, ' ') FROM secret_tags t
          WHERE t.secret_id = s.id), ''))`,
        parameters: [value],
      };
    case 'primary-region':
    case 'owning-service':
      // No secret here is a replica or owned by a service.
      return { sql: 'FALSE', parameters: [] };
  }
}

function startsWith(column: string, prefix: string): Condition {
  return { sql: `substr(${column}, 1, length(?)) = ?`, parameters: [prefix, prefix] };
}

function onAnyTag({ sql, parameters }: Condition): Condition {
  return {
    sql: `EXISTS (SELECT 1 FROM secret_tags t WHERE t.secret_id = s.id AND ${sql})`,
    parameters,
  };
}

/** Whether every wanted word is the start of some word in the text, ignoring case. */
export function hasWords(wanted: string, text: string): boolean {
  const words = splitWords(text);
  return splitWords(wanted).every((start) => words.some((word) => word.startsWith(start)));
}

function splitWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
