import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { createAwsPorts } from './create-aws-ports.ts';
import { createGateway } from './create-gateway.ts';
import { TIME_BUDGET } from './time-budget.ts';

const config = readConfig();

/** The Lambda's entry point. When a variable is invalid, loading it throws an error that names it. */
export const handler = createGateway({
  config,
  ports: createAwsPorts(config, systemClock.now),
  clock: systemClock,
  random: Math.random,
  timeBudget: TIME_BUDGET,
  // Not console.log: Lambda would wrap the line, and CloudWatch would not find the metrics in it.
  writeLine: (line) => process.stdout.write(`${line}\n`),
});
