/** States of a record and where each may go. Validated at start: every target known, every state reachable. */
export type Lifecycle<State extends string> = Readonly<Record<State, readonly State[]>>;
