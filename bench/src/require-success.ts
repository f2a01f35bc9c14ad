/** A figure of a handler that refuses would say nothing. @param answer of a Function URL's handler, JSON */
export function requireSuccess(name: string, answer: string): void {
  const { statusCode, body } = JSON.parse(answer);
  if (statusCode !== 200) throw new Error(`${name} answered ${statusCode}: ${body}`);
}
