const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Resolves when this process is told to stop: by a signal (Ctrl+C), or because the launcher that started it was killed.
 * Further signals meanwhile change nothing: Ctrl+C reaches us from the terminal and from the launcher as well.
 */
export function untilStopped() {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, resolve);
    process.once('disconnect', resolve);
  });
}
