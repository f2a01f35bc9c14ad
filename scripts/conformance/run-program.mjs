// Runs a program and ends it when the parent of this process ends, so that not even kill -9 leaves a
// server that occupies a port.
import { spawn } from 'node:child_process';

const [program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (code) => process.exit(code ?? 1));
process.on('disconnect', () => child.kill('SIGKILL'));
process.on('SIGTERM', () => child.kill('SIGTERM'));
// Ctrl-C reaches the whole group, but the parent decides when this ends.
process.on('SIGINT', () => {});
