type Fetch = typeof globalThis.fetch;

/** A `fetch` that tells when a call is refused because nobody is signed in any more. */
export function watchSession(fetch: Fetch, onEnded: () => void): Fetch {
  return async (...args) => {
    const response = await fetch(...args);
    if (response.status === 401) onEnded();
    return response;
  };
}
