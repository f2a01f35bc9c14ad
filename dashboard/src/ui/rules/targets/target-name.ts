const KINDS = /^(?:function|log-group|stateMachine|event-bus)[:/]/;

/** The part of a target's ARN that people know it by: `orders` of `arn:aws:sqs:…:orders`. */
export function targetName(arn: string): string {
  const [, , , , , ...resource] = arn.split(':');
  return resource.join(':').replace(KINDS, '') || arn;
}
