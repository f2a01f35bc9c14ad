/** The access key id that an `Authorization` header of Signature Version 4 names, or ''. */
export function readAccessKeyId(authorization: string | undefined): string {
  return /\bCredential=([^/\s]+)\//.exec(authorization ?? '')?.[1] ?? '';
}
