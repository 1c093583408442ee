import { IsString, Matches } from 'class-validator';

/** What every job of a risk gets from its process. */
export class RiskJobInput {
  @IsString()
  @Matches(/^RSK-\d+$/)
  recordNumber!: string;
}

/** A job that only changes the record. */
export class NoOutput {}
