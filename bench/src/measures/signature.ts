import { createRequestSigner } from '@momento-gateway/gateway/request-signer';
import { createAwsSigner } from '@momento-gateway/gateway/testing/aws-signer';
import { interleave } from '../interleave.ts';
import { type Measure, measureCpu } from '../measure.ts';
import { summarize, summarizeRatio } from '../statistics.ts';
import { createBody } from '../webhook-event.ts';

const NAMES = ['gateway', "AWS's signer"] as const;
type Name = (typeof NAMES)[number];

const REQUEST = {
  service: 'events',
  region: 'us-east-1',
  credentials: {
    accessKeyId: 'ASIABENCHBENCHBENCH0',
    secretAccessKey: 'bench/bench/bench/bench/bench/bench/benc',
    sessionToken: 'IQoJb3JpZ2luX2VjE'.repeat(40),
  },
  path: '/',
};

/** CPU time of signing one PutEvents with the gateway's signer and with AWS's. */
export const measureSignature: Measure = async ({ options: { rounds, calls }, report }) => {
  const now = Date.now();
  const body = createBody(now);
  const headers = {
    host: 'events.us-east-1.amazonaws.com',
    'content-type': 'application/x-amz-json-1.1',
    'content-length': String(Buffer.byteLength(body)),
    'x-amz-target': 'AWSEvents.PutEvents',
  };
  const signers = {
    gateway: createRequestSigner(REQUEST),
    "AWS's signer": createAwsSigner(REQUEST),
  };
  const measure = (name: Name) => measureCpu(() => signers[name](headers, body, now), calls);
  const samples = await interleave({
    subjects: NAMES,
    rounds,
    measure,
    onRound: (round) => report(`signature: round ${round + 1} of ${rounds}`),
  });
  return [
    {
      title: 'Signing an AWS call',
      note: 'CPU time to sign one PutEvents with a body of 1,000 bytes and a session token.',
      rounds,
      columns: [{ name: 'CPU of a signature', unit: 'µs' }],
      rows: NAMES.map((name) => ({ name, figures: [summarize(samples[name])] })),
      findings: [
        {
          name: "AWS's signer ÷ gateway",
          value: summarizeRatio(samples["AWS's signer"], samples.gateway),
          unit: '×',
        },
      ],
    },
  ];
};
