import { findGateway } from './find-gateway.ts';
import { signCall } from './momento-call.ts';
import { nameAnswer } from './name-answer.ts';
import { readOptions, USAGE } from './options.ts';
import { postCalls } from './post-calls.ts';
import { readWebhook } from './read-webhook.ts';

const STALE_MS = 5 * 60_000;

try {
  if (process.argv.length === 2 || process.argv.includes('--help')) {
    console.log(USAGE);
    process.exit(0);
  }
  const options = readOptions(process.argv.slice(2));
  const { url, secrets, secretPrefix } = await findGateway(options, process.env);
  const webhook = await readWebhook(secrets, secretPrefix, options.webhookId);
  const ownSecret = process.env['MOMENTO_SIGNING_SECRET'] || webhook.signingSecret;
  const signingSecret = options.forge ? 'not the signing secret' : ownSecret;

  const makeCall = (number: number) => {
    const now = Date.now() - (options.stale ? STALE_MS : 0);
    const payload = {
      cache: webhook.cache,
      topic: webhook.topic,
      event_timestamp: now,
      publish_timestamp: now,
      topic_sequence_number: number,
      token_id: '',
      text: options.text,
    };
    return signCall(payload, signingSecret);
  };

  console.log(`POST ${url}  (${webhook.cache}#${webhook.topic})\n`);
  console.log('   #  outcome               ms  answer');
  const counts = new Map<string, number>();
  for await (const sent of postCalls(url, makeCall, options)) {
    const name = nameAnswer(sent);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    console.log(
      `${String(sent.number).padStart(4)}  ${name.padEnd(17)} ${String(sent.durationMs).padStart(6)}  ${sent.body}`,
    );
  }
  const total = [...counts].map(([name, count]) => `${count} × ${name}`).join(', ');
  console.log(`\n${total}`);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\nnpm run send -- --help`);
  process.exit(1);
}
