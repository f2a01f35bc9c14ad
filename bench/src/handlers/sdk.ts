import { systemClock } from '@momento-gateway/gateway/clock';
import { readConfig } from '@momento-gateway/gateway/config';
import { createGateway } from '@momento-gateway/gateway/create-gateway';
import { TIME_BUDGET } from '@momento-gateway/gateway/time-budget';
import { createSdkPorts } from './create-sdk-ports.ts';

const config = readConfig();

/** The gateway with its AWS calls made by the AWS SDK. */
export const handler = createGateway({
  config,
  ports: createSdkPorts(),
  clock: systemClock,
  random: Math.random,
  timeBudget: TIME_BUDGET,
  writeLine: (line) => process.stdout.write(`${line}\n`),
});
