import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { LiveStream, type LiveState } from './live-stream.js';
import { Rounds } from './rounds.js';
import { QUERIES_OF_TOPIC } from './topics.js';

export interface LiveStatus {
  state: LiveState;
  /** Since when the connection is lost. */
  lostAt: number | null;
}

/** Keeps the screen current: what the server reports as changed is read again. */
export function useLive(): LiveStatus {
  const client = useQueryClient();
  const [status, setStatus] = useState<LiveStatus>({ state: 'connecting', lostAt: null });
  useEffect(() => {
    let wasLost = false;
    const rounds = new Rounds((keys) => Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] }))));
    const stream = new LiveStream({
      onEvent: ({ topic }) => rounds.want(QUERIES_OF_TOPIC[topic] ?? []),
      onState: (state) => {
        if (state === 'live' && wasLost) void client.invalidateQueries();
        wasLost = state === 'offline';
        setStatus((old) => ({ state, lostAt: state === 'offline' ? (old.lostAt ?? Date.now()) : null }));
      },
    });
    stream.open();
    return () => {
      rounds.stop();
      stream.close();
    };
  }, [client]);
  return status;
}
