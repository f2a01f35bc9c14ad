import type { Explanations } from './judge-report.ts';

/**
 * Faults that no test can notice, or that make no difference to anyone, by file. The next run says which
 * of these are out of date.
 */
export const EXPLAINED: Explanations = {
  'api/src/pattern/judge-pattern.ts': {
    [`if (known === undefined || typeof wanted !== 'object' || wanted === null) return 'depends'; → if (false || typeof wanted !== 'object' || wanted === null) return 'depends';`]:
      'For the compiler: a field that is known has a value.',
    [`if (answers.includes(true)) return 'matches'; → if (answers.includes(true)) return "";`]:
      'Only the other two judgements are compared.',
    [`const [[operator = '', operand] = [], ...others] = Object.entries(matcher); → const [[operator = "Stryker was here!", operand] = [], ...others] = Object.entries(matcher);`]:
      'Neither text is an operator.',
    [`const [[operator = '', operand] = [], ...others] = Object.entries(matcher); → const [[operator = '', operand] = ["Stryker was here"], ...others] = Object.entries(matcher);`]:
      'Neither text is an operator.',
    [`const [[operator = '', inner] = []] = Object.entries(operand); → const [[operator = "Stryker was here!", inner] = []] = Object.entries(operand);`]:
      'Neither text is an operator.',
    [`const [[operator = '', inner] = []] = Object.entries(operand); → const [[operator = '', inner] = ["Stryker was here"]] = Object.entries(operand);`]:
      'Neither text is an operator.',
    'default: … → default:': 'Returns undefined anyway.',
  },
  'api/src/pattern/read-pattern.ts': {
    'const text = match === undefined ? undefined : topic[match]; → const text = false ? undefined : topic[match];':
      'For the compiler: no operator, no text.',
    [`return match === undefined || typeof text !== 'string' → return false || typeof text !== 'string'`]:
      'For the compiler: no operator, no text.',
    'return Array.isArray(matchers) && matchers.length === 1 ? matchers[0] : undefined; → return Array.isArray(matchers) && true ? matchers[0] : undefined;':
      'What was read is compared with the whole pattern in the end.',
  },
  'gateway/src/aws/aws-caller.ts': {
    [`return typeof message === 'string' ? (message.split('\\n', 1)[0] ?? '').slice(0, 500) : ''; → return typeof message === 'string' ? (message.split('\\n', 1)[0] ?? "Stryker was here!").slice(0, 500) : '';`]:
      'For the compiler: every text has a first line.',
    [`return type.replace(/^.*#/, '').replace(/:.*$/, '').slice(0, 100); → return type.replace(/.*#/, '').replace(/:.*$/, '').slice(0, 100);`]:
      '`.*` starts at the first character anyway.',
    [`return type.replace(/^.*#/, '').replace(/:.*$/, '').slice(0, 100); → return type.replace(/^.*#/, '').replace(/:.*/, '').slice(0, 100);`]:
      '`.*` ends at the last character anyway.',
  },
  'gateway/src/aws/get-secret-value.ts': {
    [`if (answer.kind === 'refused') { → if (true) {`]:
      'For the compiler: a call without an answer has no code.',
    [`return { kind: 'found', value: typeof SecretString === 'string' ? SecretString : '' }; → return { kind: 'found', value: true ? SecretString : '' };`]:
      "What is not a text is not a webhook's secret either.",
    [`return { kind: 'found', value: typeof SecretString === 'string' ? SecretString : '' }; → return { kind: 'found', value: typeof SecretString === 'string' ? SecretString : "Stryker was here!" };`]:
      "Neither text is a webhook's secret.",
  },
  'gateway/src/aws/http-sender.ts': {
    'if (isSettled) return; → if (false) return;':
      'A promise settles once, and a request that was answered has given its connection back.',
    [`return request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE'); → return request.reusedSocket && (error.code === 'ECONNRESET' || false);`]:
      'Timing in the operating system decides which of the two errors it is.',
    [`return request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE'); → return request.reusedSocket && (error.code === 'ECONNRESET' || error.code === "");`]:
      'Timing in the operating system decides which of the two errors it is.',
    'for (const socket of sockets ?? []) socket.destroy(); → for (const socket of sockets ?? ["Stryker was here"]) socket.destroy();':
      'For the compiler: each list in `freeSockets` is there.',
    [`const agent: Agent = new http.Agent({ keepAlive: true, scheduling: 'lifo' }); → const agent: Agent = new http.Agent({ keepAlive: true, scheduling: "" });`]:
      'Only decides which of several idle connections is used first.',
  },
  'gateway/src/aws/put-events.ts': {
    'const [result] = Array.isArray(Entries) ? (Entries as Record<string, unknown>[]) : []; → const [result] = Array.isArray(Entries) ? (Entries as Record<string, unknown>[]) : ["Stryker was here"];':
      'A string has none of the fields that are read of a result.',
  },
  'gateway/src/aws/request-signer.ts': {
    'if (signingKey?.day !== day) { → if (true) {':
      'Saves time only: the same key would be computed again.',
  },
  'gateway/src/aws/send-message.ts': {
    [`? { kind: 'sent' } → ? {}`]: 'The compiler refuses it; whatever has no message was sent.',
    [`? { kind: 'sent' } → ? { kind: "" }`]:
      'The compiler refuses it; whatever has no message was sent.',
    [`: { kind: 'refused', retryable: false, message: 'An answer without a message id' }; → : { kind: "", retryable: false, message: 'An answer without a message id' };`]:
      'Only `sent` is compared; what is not retryable needs no other kind.',
  },
  'gateway/src/create-gateway.ts': {
    [`const failure = outcome.kind === 'lost' ? outcome.failure : undefined; → const failure = true ? outcome.failure : undefined;`]:
      'For the compiler: no other outcome has a `failure`.',
  },
  'gateway/src/find-webhook.ts': {
    [`return result.kind === 'found' ? result.webhook : undefined; → return true ? result.webhook : undefined;`]:
      'For the compiler: only what was found has a `webhook`.',
    'if (cached === undefined) return undefined; → if (false) return undefined;':
      'For the compiler: a webhook that was just found is in the cache.',
  },
  'gateway/src/park.ts': {
    [`return result.kind === 'sent' ? undefined : result.message; → return false ? undefined : result.message;`]:
      'For the compiler: what was sent has no `message`.',
    [`return result.kind === 'sent' ? undefined : result.message; → return result.kind === "" ? undefined : result.message;`]:
      'For the compiler: what was sent has no `message`.',
    [`isRetryable: (sent: SendResult) => sent.kind === 'refused' && sent.retryable, → isRetryable: (sent: SendResult) => true && sent.retryable,`]:
      'For the compiler: what was sent has no `retryable`.',
  },
  'gateway/src/parse-event.ts': {
    [`if (detail !== body && Buffer.byteLength(detail) > BODY_MAX_BYTES) return reject('too-large'); → if (true && Buffer.byteLength(detail) > BODY_MAX_BYTES) return reject('too-large');`]:
      'Saves time only: a body without such characters was measured before.',
  },
  'gateway/src/publish.ts': {
    [`isRetryable: (put: PutResult) => put.kind === 'refused' && put.retryable, → isRetryable: (put: PutResult) => true && put.retryable,`]:
      'For the compiler: what was taken has no `retryable`.',
  },
  'gateway/src/read-request.ts': {
    [`isBase64Encoded ? 'base64' : 'utf8', → isBase64Encoded ? 'base64' : "",`]:
      'Buffer takes an empty encoding for UTF-8.',
  },
  'gateway/src/read-webhook.ts': {
    [`isRetryable: (read: SecretRead) => read.kind === 'failed' && read.retryable, → isRetryable: (read: SecretRead) => true && read.retryable,`]:
      'For the compiler: what was read has no `retryable`.',
  },
  'gateway/src/to-bus-entry.ts': {
    '} catch { … → } catch {}': 'Undefined is as good as false here.',
  },
  'gateway/src/webhook-cache.ts': {
    'if (oldest !== undefined) map.delete(oldest); → if (true) map.delete(oldest);':
      'For the compiler: a map that is too large has a first key.',
  },
  'gateway/src/webhook.ts': {
    [`return { key: createSecretKey(text, 'utf8'), validUntil }; → return { key: createSecretKey(text, ""), validUntil };`]:
      'Node takes an empty encoding for UTF-8.',
  },
  'shared/src/count-members.ts': {
    [`for (let at = text.indexOf('"', opening + 1); at !== -1; at = text.indexOf('"', at + 1)) { → for (let at = text.indexOf('"', opening + 1); at !== +1; at = text.indexOf('"', at + 1)) {`]:
      'In an object no string ends at the second character, and each one ends.',
    'for (let at = 0; at < text.length; at += 1) { → for (let at = 0; at <= text.length; at += 1) {':
      'There is no character after the last one.',
  },
  'shared/src/event-queues.ts': {
    [`const { redrivePermission } = parseObject(redriveAllowPolicy ?? '') ?? {}; → const { redrivePermission } = parseObject(redriveAllowPolicy ?? "Stryker was here!") ?? {};`]:
      'Neither text is a JSON object.',
  },
  'shared/src/parse-object.ts': {
    '} catch { … → } catch {}': 'Returns undefined anyway.',
  },
  'shared/src/rule-arn.ts': {
    [`const [prefix, , service, , , resource = ''] = arn.split(':'); → const [prefix, , service, , , resource = "Stryker was here!"] = arn.split(':');`]:
      'Neither text is a rule.',
  },
  'shared/src/webhook-secret.ts': {
    '...(Array.isArray(previous) ? previous : []), → ...(Array.isArray(previous) ? previous : ["Stryker was here"]),':
      'A string is not a signing secret with its expiry: it is left out.',
    [`typeof validUntil === 'number' && → true &&`]:
      'For the compiler: `Number.isFinite` is true for numbers only.',
  },
};
