import { CODE_FORMATS, type CodeFormat } from '@momento-gateway/api/rules/rules-as-code';
import { isTenantName } from '@momento-gateway/shared/tenant';
import {
  readOptionalStack,
  STACK_OPTIONS,
  STACK_OPTIONS_USAGE,
  type StackOptions,
} from '../aws/stack-options.ts';
import { readArgs } from '../read-args.ts';

export const USAGE = `npm run export -- --format <format> [options]

Writes rules as code that adopts them. Prints what is not in the files (✗), and what in them to look
at (!). No file is overwritten. The exit code is 0 when all that you asked for is in the files, rules
and policies; otherwise 1.

  --format <format>  ${CODE_FORMATS.join(', ')}
  --rule <name>      only this rule
  --tenant <name>    the rules of this tenant (default: those of the tenant default)
  --out <folder>     where the files go (default: rules-<format>)
  --stack <name>     the gateway's stack on AWS; without it, the product that npm start runs
${STACK_OPTIONS_USAGE}`;

export interface ExportOptions {
  readonly format: CodeFormat;
  readonly rule: string | undefined;
  readonly tenant: string | undefined;
  /** A path from the working directory. */
  readonly out: string;
  /** Undefined for the product on this machine. */
  readonly stack: StackOptions | undefined;
}

/** @throws Error that names the wrong option and what it takes. */
export function readOptions(args: readonly string[]): ExportOptions {
  const { format, rule, tenant, out, ...stack } = readArgs(args, {
    ...STACK_OPTIONS,
    format: { type: 'string' },
    rule: { type: 'string' },
    tenant: { type: 'string' },
    out: { type: 'string' },
  });
  const found = CODE_FORMATS.find((one) => one === format);
  if (found === undefined) throw new Error(`--format takes one of ${CODE_FORMATS.join(', ')}.`);
  if (tenant !== undefined && !isTenantName(tenant)) {
    throw new Error(`--tenant takes the name of a tenant, not "${tenant}".`);
  }
  if (rule === '' || out === '') throw new Error('--rule and --out take a name.');
  return {
    format: found,
    rule,
    tenant,
    out: out ?? `rules-${found}`,
    stack: readOptionalStack(stack),
  };
}
