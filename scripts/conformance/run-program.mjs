// Runs a program that knows nothing of the one that started this: it ends when that one is gone,
// so that not even kill -9 leaves a server behind that holds a port.
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
// Ctrl-C reaches the whole group; when it ends is for the one that started this to say.
process.on('SIGINT', () => {});
