// Preloaded into every Node process a script starts: it ends when the one that started it is gone,
// so that not even kill -9 leaves a process behind that holds a port. Not for what it forks itself.
const EVERY_MS = 500;

if (process.env.END_WITH_PARENT === String(process.ppid)) {
  process.on('disconnect', () => process.exit(1));
  process.channel?.unref();
  if (process.channel === undefined) endOncePassedOn(process.ppid);
}

/** Without a channel to its parent a process looks whether it has been given to another one. */
function endOncePassedOn(parent) {
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, EVERY_MS).unref();
}
