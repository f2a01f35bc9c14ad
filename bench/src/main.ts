import { writeFile } from 'node:fs/promises';
import { formatTable } from './format-table.ts';
import { MEASURES } from './measures.ts';
import { readOptions, USAGE } from './options.ts';
import { runBench } from './run-bench.ts';

const options = readOptions(process.argv.slice(2), Object.keys(MEASURES));
const isForMachines = options.json === '-';

if (options.help) {
  process.stdout.write(`${USAGE}\n\nMeasures: ${Object.keys(MEASURES).join(', ')}\n`);
} else {
  const result = await runBench(options, MEASURES, (line) => process.stderr.write(`${line}\n`));
  const json = `${JSON.stringify(result, null, 2)}\n`;
  if (isForMachines) {
    process.stdout.write(json);
  } else {
    const { date, node, machine, tables } = result;
    process.stdout.write(`\n${date.slice(0, 10)}, ${machine}, Node ${node}\n\n`);
    process.stdout.write(`${tables.map(formatTable).join('\n\n')}\n`);
    if (options.json !== undefined) await writeFile(options.json, json);
  }
}
