/** Header that carries the signature: lower-case hex HMAC-SHA3-256 of the raw body. */
export const SIGNATURE_HEADER = 'momento-signature';

/** The HMAC's hash function, as OpenSSL and Node name it. */
export const SIGNATURE_HASH = 'sha3-256';
