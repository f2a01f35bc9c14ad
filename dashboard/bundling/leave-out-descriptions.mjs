const DESCRIPTION = /\bdescription:\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\$]|\\.)*`)/g;

/**
 * For Turbopack: the API's schemas as they are in a browser, without the words that describe their
 * fields. These are for the OpenAPI document, which is made on the server.
 */
export default function leaveOutDescriptions(source) {
  return source.replace(DESCRIPTION, "description: ''");
}
