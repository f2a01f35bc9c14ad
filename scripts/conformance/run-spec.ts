import { run } from '../run.ts';

/** Runs a file of checks of `conformance/`. @returns a summary. @throws Error when one fails. */
export async function runSpec(
  file: string,
  environment: NodeJS.ProcessEnv,
  label?: string,
): Promise<string> {
  await run(['vitest', 'run', '--root', 'conformance', `src/${file}.spec.ts`], {
    environment,
    ...(label !== undefined && { label }),
  });
  return `every check of conformance/src/${file}.spec.ts passes`;
}
