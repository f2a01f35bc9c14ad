// Preloaded into every process a script starts: it ends when the one that started it is gone,
// so that not even kill -9 leaves a process behind that holds a port. Not for what it forks itself.
if (process.env.END_WITH_PARENT === String(process.ppid)) {
  process.on('disconnect', () => process.exit(1));
  process.channel?.unref();
}
