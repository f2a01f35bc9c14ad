import { createPayload, createPost, sign } from './momento.ts';
import type { TestGateway } from './start-test-gateway.ts';

/** Posts a fresh event, signed with the given secret. Resolves to the answer's status. */
export async function postEvent(gateway: TestGateway, signingSecret?: string): Promise<number> {
  const body = createPayload(gateway.clock.now());
  const { status } = await gateway.send(createPost(body, { signature: sign(body, signingSecret) }));
  return status;
}
