/** Runs the last of many requests, once they pause; `cancel` drops a waiting one. */
export function afterPause(millis: number, run: () => void): { request: () => void; cancel: () => void } {
  let timer: number | undefined;
  const cancel = () => window.clearTimeout(timer);
  return {
    cancel,
    request: () => {
      cancel();
      timer = window.setTimeout(run, millis);
    },
  };
}
