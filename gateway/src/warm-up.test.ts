import { expect, test, vi } from 'vitest';
import { readConfig } from './config.ts';
import { startFakeAws } from './testing/fake-aws.ts';
import { warmUp } from './warm-up.ts';

test('the call that warms up goes all the way, asks AWS for nothing, and logs nothing', async () => {
  const aws = await startFakeAws();
  const write = vi.spyOn(process.stdout, 'write');
  const { statusCode } = await warmUp(
    readConfig({
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_ENDPOINT_URL: aws.origin,
      PARKED_QUEUE_URL: `${aws.origin}/000000000000/failures`,
    }),
  );
  expect(statusCode).toBe(200);
  expect(aws.requests).toEqual([]);
  expect(write).not.toHaveBeenCalled();
  write.mockRestore();
  await aws.close();
});
