/** A fixed offset from UTC in seconds, or a named zone of the time-zone database. */
export type FeelZone = { readonly offset: number; readonly name?: undefined } | { readonly name: string; readonly offset?: undefined };
