/** Header that carries the signature: lower-case hex HMAC-SHA3-256 of the raw body. */
export const SIGNATURE_HEADER = 'momento-signature';

/** Name of the HMAC's hash in OpenSSL's and Node's words. */
export const SIGNATURE_HASH = 'sha3-256';
