/** What the work gives, or `late` when it takes longer; it goes on all the same. */
export async function waitBriefly<Value>(
  work: Promise<Value>,
  timeoutMs: number,
): Promise<Value | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, 'late');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
}
