/** `source` of every event the gateway puts on the bus. */
export const EVENT_SOURCE = 'Momento';
