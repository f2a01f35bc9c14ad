// Preloaded into every process a script starts: it ends when the one that started it is gone,
// so that not even kill -9 leaves a process behind that holds a port.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
