import { writeFile } from 'node:fs/promises';
import { formatTable } from './format-table.ts';
import { MEASURES } from './measures.ts';
import { readOptions, USAGE } from './options.ts';
import { runBench } from './run-bench.ts';

/** By convention, the exit code of an interrupted program. */
const INTERRUPTED_CODE = 130;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(INTERRUPTED_CODE));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

async function main(args: readonly string[]): Promise<void> {
  const names = Object.keys(MEASURES);
  const options = readOptions(args, names);
  if (options.help) {
    process.stdout.write(`${USAGE}\n\nMeasures: ${names.join(', ')}\n`);
    return;
  }
  const result = await runBench(options, MEASURES, (line) => process.stderr.write(`${line}\n`));
  const json = `${JSON.stringify(result, null, 2)}\n`;
  if (options.json === '-') {
    process.stdout.write(json);
    return;
  }
  const { date, node, machine, tables } = result;
  process.stdout.write(`\n${date.slice(0, 10)}, ${machine}, Node ${node}\n\n`);
  process.stdout.write(`${tables.map(formatTable).join('\n\n')}\n`);
  if (options.json !== undefined) await writeFile(options.json, json);
}
