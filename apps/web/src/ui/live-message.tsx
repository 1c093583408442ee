import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';

const SHOWN_MILLIS = 6_000;

const Announce = createContext<(message: string) => void>(() => undefined);

/** Says in one line what just happened, also to screen readers. */
export function useAnnounce(): (message: string) => void {
  return useContext(Announce);
}

export function LiveMessages({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState('');
  const timer = useRef<number | undefined>(undefined);
  const announce = useCallback((text: string) => {
    window.clearTimeout(timer.current);
    setMessage(text);
    timer.current = window.setTimeout(() => setMessage(''), SHOWN_MILLIS);
  }, []);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return (
    <Announce value={announce}>
      {children}
      <div className="tg-message" role="status" data-testid="message">
        {message}
      </div>
    </Announce>
  );
}
