/** Where a code or a token becomes a session. */
export const SIGN_IN_PATH = '/sign-in';
