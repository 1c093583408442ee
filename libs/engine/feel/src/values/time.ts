import type { FeelZone } from './zone.js';

/** A time of day, local when `zone` is undefined. */
export class FeelTime {
  readonly kind = 'time';

  constructor(
    readonly hour: number,
    readonly minute: number,
    readonly second: number,
    readonly nano: number,
    readonly zone: FeelZone | undefined,
  ) {}
}
