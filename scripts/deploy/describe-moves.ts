import type { StackSettings } from '@momento-gateway/shared/stack-settings';

/** What a deployment with other settings means for events on their way and for what is stored. */
export function describeMoves(before: StackSettings, after: StackSettings): string[] {
  return [
    ...describeBus(before, after),
    ...describeFrontDoor(before, after),
    ...describeKey(before, after),
  ];
}

function describeBus(
  { bus: from = 'default' }: StackSettings,
  { bus: to = 'default' }: StackSettings,
) {
  if (from === to) return [];
  return [`Events will go to the bus "${to}". Rules on "${from}" will stop receiving them.`];
}

function describeFrontDoor(before: StackSettings, after: StackSettings): string[] {
  const now = addressOf(after);
  const closed = listOpen(before).filter((address) => !listOpen(after).includes(address));
  const isMoved = addressOf(before) !== now;
  const repoint =
    'in the dashboard, Webhooks shows each URL; at Momento, point each webhook at its new one';
  if (closed.length === 0) {
    return isMoved
      ? [`The address of the gateway becomes ${now}. The old one stays open: ${repoint}.`]
      : [];
  }
  const lost = `${closed.map(toSubject).join(' and ')} will be closed, and the events of webhooks that Momento still posts there are lost.`;
  const hint =
    doorOf(before) !== doorOf(after) && doorOf(before) !== 'both'
      ? ' To lose none, deploy with --front-door both first, point the webhooks at the new address, and then close the old one.'
      : ' Go on only when every webhook at Momento has its new URL.';
  return [isMoved ? `The address of the gateway becomes ${now}. ${lost}${hint}` : lost + hint];
}

/** The address that webhooks are shown with. */
function addressOf(settings: StackSettings): string {
  return listOpen(settings).at(-1) ?? '';
}

function doorOf({ frontDoor = 'function-url' }: StackSettings): string {
  return frontDoor;
}

function listOpen(settings: StackSettings): string[] {
  return [
    ...(doorOf(settings) === 'http-api' ? [] : ['the Function URL']),
    ...(doorOf(settings) === 'function-url' ? [] : ["the HTTP API's own address"]),
    ...(settings.domainName === undefined ? [] : [`https://${settings.domainName}/`]),
  ];
}

function describeKey(before: StackSettings, after: StackSettings): string[] {
  const { encryptionKey: from } = before;
  if (from === after.encryptionKey || from === undefined) return [];
  const key = from === 'create' ? 'the key that the stack created' : from;
  return [`What is stored already stays encrypted with ${key}: keep that key.`];
}

function toSubject(address: string): string {
  return address.replace(/^the/, 'The');
}
