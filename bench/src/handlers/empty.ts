/** The minimum that every handler does. */
export const handler = async () => ({ statusCode: 200, body: '' });
