// Preloaded into every Node process that a script starts: ends it when its parent ends, so that not
// even kill -9 leaves a process that occupies a port. Does not apply to processes that it forks.
const EVERY_MS = 500;

if (process.env.END_WITH_PARENT === String(process.ppid)) {
  process.on('disconnect', () => process.exit(1));
  process.channel?.unref();
  if (process.channel === undefined) endWhenOrphaned(process.ppid);
}

/** Without a channel to its parent, a process checks whether it has a new parent. */
function endWhenOrphaned(parent) {
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, EVERY_MS).unref();
}
