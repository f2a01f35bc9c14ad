import { fuzz } from '@momento-gateway/local-aws/testing/fuzz/fuzz';
import { expect, test } from 'vitest';
import { anyCall } from './testing/fuzz/any-call.ts';
import { checkCall, registerFuzzedWebhooks, STEP_MS } from './testing/fuzz/check-call.ts';
import { signedCall, toEvent } from './testing/fuzz/signed-call.ts';
import { HOLDING, startTestGateway } from './testing/start-test-gateway.ts';

const TIMEOUT_MS = 3_600_000;
/** Far less than 30,000 calls would take up if they were kept. */
const MEMORY_MAX_BYTES = 8_000_000;

async function startFuzzedGateway() {
  const gateway = await startTestGateway(HOLDING);
  registerFuzzedWebhooks(gateway);
  return gateway;
}

test('any call is answered as the judge says, and nothing unsigned goes further', {
  timeout: TIMEOUT_MS,
}, async () => {
  const gateway = await startFuzzedGateway();
  const grownBytes = await fuzz({
    name: 'gateway, any call',
    cases: 30_000,
    arbitrary: anyCall,
    check: (event) => checkCall(gateway, event),
  });
  expect(grownBytes).toBeLessThan(MEMORY_MAX_BYTES);
});

test('of any bytes signed with the right secret, only an authentic, fresh, registered event gets on the bus', {
  timeout: TIMEOUT_MS,
}, async () => {
  const gateway = await startFuzzedGateway();
  const grownBytes = await fuzz({
    name: 'gateway, signed bytes',
    cases: 65_000,
    arbitrary: signedCall,
    check: (call) => checkCall(gateway, toEvent(call, gateway.clock.now() + STEP_MS)),
  });
  expect(grownBytes).toBeLessThan(MEMORY_MAX_BYTES);
});

test('what is not on the bus is parked byte for byte, and nothing else is', {
  timeout: TIMEOUT_MS,
}, async () => {
  const gateway = await startFuzzedGateway();
  const denied = { status: 400, json: { __type: 'AccessDeniedException', message: 'No' } };
  gateway.aws.always('PutEvents', denied);
  await fuzz({
    name: 'gateway, signed bytes, bus down',
    cases: 5_000,
    arbitrary: signedCall,
    check: (call) => checkCall(gateway, toEvent(call, gateway.clock.now() + STEP_MS), true),
  });
});
