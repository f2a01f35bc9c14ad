import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { createAwsPorts } from './create-aws-ports.ts';
import { createGateway } from './create-gateway.ts';
import { TIME_BUDGET } from './time-budget.ts';
import { warmUp } from './warm-up.ts';

const config = readConfig();
const { openConnections, ...ports } = createAwsPorts(config, systemClock.now);
/** The start waits for AWS, but not for an AWS that does not answer. */
const OPEN_MAX_MS = 200;

/** The Lambda's entry point. When a variable is invalid, loading it throws an error that names it. */
export const handler = createGateway({
  config,
  ports,
  clock: systemClock,
  random: Math.random,
  timeBudget: TIME_BUDGET,
  // Not console.log: Lambda would wrap the line, and CloudWatch would not find the metrics in it.
  writeLine: (line) => process.stdout.write(`${line}\n`),
});

/**
 * Resolves when the first event will find everything open and compiled; never rejects. Lambda gives a
 * function a whole processor until it asks for that event, and a share of one from then on.
 */
export const prepared = Promise.all([openConnections(OPEN_MAX_MS), warmUp(config)]);
