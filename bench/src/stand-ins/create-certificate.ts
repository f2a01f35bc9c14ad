import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const UTC_TIME = 0x17;
const UTF8_STRING = 0x0c;
/** Tags of dNSName and iPAddress in a subject alternative name. */
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;
const EXTENSIONS = 0xa3;
const VERSION = 0xa0;

const DAY_MS = 86_400_000;

export interface Certificate {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
}

/** A self-signed certificate for this machine, valid one day before and after `now` (epoch ms). */
export function createCertificate(now: number): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = encode(SEQUENCE, Buffer.from('06082a8648ce3d040302', 'hex'));
  const commonName = encode(
    SEQUENCE,
    encode(
      SET,
      encode(SEQUENCE, Buffer.from('0603550403', 'hex'), encode(UTF8_STRING, 'momento-bench')),
    ),
  );
  const otherNames = encode(
    SEQUENCE,
    encode(DNS_NAME, 'localhost'),
    encode(IP_ADDRESS, Buffer.from([127, 0, 0, 1])),
  );
  const body = encode(
    SEQUENCE,
    encode(VERSION, encode(INTEGER, Buffer.from([2]))),
    encode(INTEGER, Buffer.from([1, ...randomBytes(8)])),
    ecdsaWithSha256,
    commonName,
    encode(SEQUENCE, encodeTime(now - DAY_MS), encodeTime(now + DAY_MS)),
    commonName,
    publicKey.export({ type: 'spki', format: 'der' }),
    encode(
      EXTENSIONS,
      encode(
        SEQUENCE,
        encode(SEQUENCE, Buffer.from('0603551d11', 'hex'), encode(OCTET_STRING, otherNames)),
      ),
    ),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]);
  const der = encode(SEQUENCE, body, ecdsaWithSha256, encode(BIT_STRING, signature));
  const lines = der.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

/** An ASN.1 value in DER. */
function encode(tag: number, ...parts: readonly (Buffer | string)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const { length } = content;
  const lengthBytes =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...lengthBytes]), content]);
}

function encodeTime(time: number): Buffer {
  return encode(UTC_TIME, `${new Date(time).toISOString().replace(/\D/g, '').slice(2, 14)}Z`);
}
