interface SdkError extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const UNKNOWN_OPERATION = /^(UnknownOperation|InvalidAction|NotImplemented|UnsupportedOperation)/;

/** Whether the AWS in use lacks the operation, as servers that stand in for AWS may. */
export function isUnanswered(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, message, $metadata } = error as SdkError;
  switch ($metadata?.httpStatusCode) {
    case 404:
      // Whatever lacks a resource has a name of its own; a whole service that is missing has none.
      return name === 'Unknown' || name === 'UnknownError' || UNKNOWN_OPERATION.test(name);
    case 400:
      // Clients of XML protocols cannot read a refusal in JSON.
      return UNKNOWN_OPERATION.test(name) || /XML parse error/.test(message);
    case 501:
      return true;
    default:
      return UNKNOWN_OPERATION.test(name);
  }
}
