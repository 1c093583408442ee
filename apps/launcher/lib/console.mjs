// Short lines for the person at the keyboard.
import { Trouble } from './trouble.mjs';

const started = Date.now();

let silent = false;

/** From now on `say` says nothing: what is under way is being stopped, and its complaints mean nothing. */
export function silence() {
  silent = true;
}

/** One line with the seconds since the start. */
export function say(line) {
  if (silent) return;
  const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(6);
  process.stdout.write(`${seconds} s  ${line}\n`);
}

/** Runs a command's main function; trouble is told as a sentence, anything else is a bug and shown with its stack. Returns the exit code. */
export async function told(main) {
  try {
    return (await main()) ?? 0;
  } catch (error) {
    process.stderr.write(error instanceof Trouble ? `\n${error.message}\n` : `\n${error.stack}\n`);
    return 1;
  }
}
