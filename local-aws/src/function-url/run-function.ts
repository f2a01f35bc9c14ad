import { inspect } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { readFunctionEnvironment } from './config.ts';
import { createLambdaContext } from './create-lambda-context.ts';
import { loadHandler } from './load-handler.ts';
import type { InvokeMessage, WorkerData, WorkerMessage } from './worker-message.ts';

// Entry point of the function's thread: it loads the handler, then answers calls.
const { handlerPath, handlerName }: WorkerData = workerData;
const environment = readFunctionEnvironment();
const handler = await loadHandler(handlerPath, handlerName);
parentPort?.on('message', (message: InvokeMessage) => {
  runHandler(message).then(send);
});
send({ type: 'loaded' });

async function runHandler({ id, event, ...call }: InvokeMessage): Promise<WorkerMessage> {
  try {
    const context = createLambdaContext(environment, call, Date.now);
    const value = await handler(JSON.parse(event), context);
    return { type: 'returned', id, payload: JSON.stringify(value) ?? 'null' };
  } catch (error) {
    process.stderr.write(`${call.requestId}\tERROR\tInvoke Error\t${inspect(error)}\n`);
    return { type: 'failed', id };
  }
}

function send(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
