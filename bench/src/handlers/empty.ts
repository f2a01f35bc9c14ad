/** What no handler can do without. */
export const handler = async () => ({ statusCode: 200, body: '' });
