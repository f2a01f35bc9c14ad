/** What AWS's console calls a bus with rules and targets. The default bus is one too. */
export const CLASSIC_BUS = 'Custom Event Bus - Classic';

/** Whether an ARN is that of a Custom Event Bus with subscribers: rules neither have nor reach one. */
export function isNewBusArn(arn: string): boolean {
  return /^arn:[^:]*:events:[^:]*:[^:]*:event-busv2\//.test(arn);
}

/** Why no bus of this name or ARN is found, and what to do. */
export function explainMissingBus(name: string): string {
  return isNewBusArn(name)
    ? `${name} is a bus of the new kind, with subscribers instead of rules. Use the default bus or a “${CLASSIC_BUS}”, by its name.`
    : `There is no event bus “${name}”. Create it as a “${CLASSIC_BUS}”, or set EVENT_BUS_NAME. A bus of the new kind, “Custom Event Bus”, has no rules and is not found.`;
}
