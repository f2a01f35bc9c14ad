import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { z } from 'zod';
import { readPageToken, writePageToken } from './page-token.ts';
import { buildConditions, type filtersField, hasWords } from './secret-filter.ts';
import { SECRET_COLUMNS, type Secret } from './secret-store.ts';

export type SortBy = 'created-date' | 'last-accessed-date' | 'last-changed-date' | 'name';

export interface SecretPageRequest {
  readonly filters: z.output<typeof filtersField>;
  readonly withDeleted: boolean;
  readonly sortBy: SortBy;
  readonly descending: boolean;
  readonly limit: number;
  readonly token: string | undefined;
}

/** A secret in a list. */
export interface ListedSecret extends Secret {
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** Staging label → version id. */
  readonly stages: ReadonlyMap<string, string>;
}

export interface SecretPage {
  readonly secrets: readonly ListedSecret[];
  readonly nextToken: string | undefined;
}

export type SecretQuery = (request: SecretPageRequest) => SecretPage;

const SORT_COLUMNS: Record<SortBy, string> = {
  'created-date': 's.created_at',
  'last-accessed-date': 'coalesce(s.accessed_at, 0)',
  'last-changed-date': 's.changed_at',
  name: 's.name',
};

const positionSchema = z.tuple([z.union([z.string(), z.int()]), z.int()]);

type Row = Secret & { tagsJson: string; stagesJson: string; position: string | number };

/**
 * Pages through secrets by the position where the last page ended, so that none is missed or
 * repeated.
 */
export function createSecretQuery(database: DatabaseSync): SecretQuery {
  database.function('has_words', { deterministic: true }, (wanted, text) =>
    hasWords(String(wanted), String(text)) ? 1 : 0,
  );
  return (request) => {
    const column = SORT_COLUMNS[request.sortBy];
    const direction = request.descending ? 'DESC' : 'ASC';
    const conditions = buildConditions(request.filters);
    const parameters: SQLInputValue[] = conditions.flatMap((condition) => condition.parameters);
    const wheres = conditions.map(({ sql }) => sql);
    if (!request.withDeleted) wheres.push('s.deleted_at IS NULL');
    const position = readPageToken(positionSchema, request.token);
    if (position !== undefined) {
      wheres.push(`(${column}, s.id) ${request.descending ? '<' : '>'} (?, ?)`);
      parameters.push(...position);
    }
    const rows = database
      .prepare(
        `SELECT ${SECRET_COLUMNS}, ${column} AS position,
           (SELECT json_group_array(json_object('key', t.key, 'value', t.value))
            FROM secret_tags t WHERE t.secret_id = s.id) AS tagsJson,
           (SELECT json_group_array(json_array(g.stage, g.version_id))
            FROM secret_stages g WHERE g.secret_id = s.id) AS stagesJson
         FROM secrets s ${wheres.length > 0 ? `WHERE ${wheres.join(' AND ')}` : ''}
         ORDER BY ${column} ${direction}, s.id ${direction} LIMIT ?`,
      )
      .all(...parameters, request.limit + 1) as unknown as Row[];
    const page = rows.slice(0, request.limit);
    const last = rows.length > page.length ? page.at(-1) : undefined;
    return {
      secrets: page.map((row) => ({
        ...row,
        tags: JSON.parse(row.tagsJson),
        stages: new Map(JSON.parse(row.stagesJson)),
      })),
      nextToken: last && writePageToken([last.position, last.id]),
    };
  };
}
