import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { LiveStream, type LiveState } from './live-stream.js';
import { QUERIES_OF_TOPIC } from './topics.js';

const GATHER_MILLIS = 150;

export interface LiveStatus {
  state: LiveState;
  /** Since when the connection is lost. */
  lostAt: number | null;
}

/** Keeps the screen current: what the server reports as changed is read again, gathered over a moment. */
export function useLive(): LiveStatus {
  const client = useQueryClient();
  const [status, setStatus] = useState<LiveStatus>({ state: 'connecting', lostAt: null });
  useEffect(() => {
    const waiting = new Set<string>();
    let timer: number | undefined;
    let wasLost = false;
    const readAgain = () => {
      const keys = [...waiting];
      waiting.clear();
      timer = undefined;
      keys.forEach((key) => void client.invalidateQueries({ queryKey: [key] }));
    };
    const stream = new LiveStream({
      onEvent: ({ topic }) => {
        QUERIES_OF_TOPIC[topic]?.forEach((key) => waiting.add(key));
        timer ??= window.setTimeout(readAgain, GATHER_MILLIS);
      },
      onState: (state) => {
        if (state === 'live' && wasLost) void client.invalidateQueries();
        wasLost = state === 'offline';
        setStatus((old) => ({ state, lostAt: state === 'offline' ? (old.lostAt ?? Date.now()) : null }));
      },
    });
    stream.open();
    return () => {
      window.clearTimeout(timer);
      stream.close();
    };
  }, [client]);
  return status;
}
