import { IsString, Matches } from 'class-validator';

/** What every job of an acceptance gets from its process. */
export class AcceptanceJobInput {
  @IsString()
  @Matches(/^SAC-\d+$/)
  recordNumber!: string;
}

/** A job that only changes the record. */
export class NoOutput {}
