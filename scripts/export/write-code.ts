import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Api } from '@momento-gateway/api/call';
import { exportRules } from '@momento-gateway/api/rules/export-operations';
import * as z from '@momento-gateway/api/zod';
import type { ExportOptions } from './options.ts';

/** Every operation takes the tenant in its query. */
const exportRulesOf = {
  ...exportRules,
  query: exportRules.query.extend({ tenant: z.string().optional() }),
};

/**
 * Writes what a dashboard exports into a folder.
 *
 * @returns whether all that was asked for is in the files.
 * @throws ApiError with what the dashboard refused; Error when one of the files is there already.
 */
export async function writeCode(
  api: Api,
  { format, rule, tenant, out }: Omit<ExportOptions, 'stack'>,
  print: (line: string) => void,
): Promise<boolean> {
  const { rules, files, notes, remarks } = await api(exportRulesOf, {
    query: { format, rule, tenant },
  });
  const paths = files.map(({ name }) => join(out, name));
  for (const path of paths) {
    if (await isThere(path)) throw new Error(`${path} is there already. Choose another --out.`);
  }
  if (files.length > 0) await mkdir(out, { recursive: true });
  for (const { name, text } of files) await writeFile(join(out, name), text, { flag: 'wx' });
  print(`Rules: ${rules.length === 0 ? 'none' : rules.join(', ')}`);
  for (const path of paths) print(`Wrote ${path}`);
  for (const note of notes) print(`✗ ${note}`);
  for (const remark of remarks) print(`! ${remark}`);
  return rules.length > 0 && notes.length === 0;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
