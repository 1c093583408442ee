import { IsString, Matches } from 'class-validator';

/** What every job of an early-life support gets from its process. */
export class EarlyLifeJobInput {
  @IsString()
  @Matches(/^ELS-\d+$/)
  recordNumber!: string;
}

/** A job that only changes the record. */
export class NoOutput {}
