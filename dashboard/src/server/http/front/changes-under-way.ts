import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** The calls that change something and are not answered yet. */
export interface ChangesUnderWay {
  readonly add: (call: IncomingMessage, response: ServerResponse) => void;
  /**
   * Closes servers: changes are finished, for at most `maxMs`; calls that only look, some of which
   * wait for events, are cut off.
   */
  readonly finish: (servers: readonly Server[], maxMs: number) => Promise<void>;
}

export function createChangesUnderWay(): ChangesUnderWay {
  const underWay = new Set<ServerResponse>();
  let onIdle = () => {};
  return {
    add: ({ method }, response) => {
      if (method === 'GET' || method === 'HEAD') return;
      underWay.add(response);
      response.once('close', () => {
        underWay.delete(response);
        if (underWay.size === 0) onIdle();
      });
    },
    finish: async (servers, maxMs) => {
      const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      if (underWay.size > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, maxMs);
          onIdle = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      for (const server of servers) server.closeAllConnections();
      await Promise.all(closed);
    },
  };
}
