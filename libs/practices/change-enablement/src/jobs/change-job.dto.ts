import { IsString, Matches } from 'class-validator';

/** What every job of a change gets from its process. */
export class ChangeJobInput {
  @IsString()
  @Matches(/^CHG-\d+$/)
  recordNumber!: string;
}

/** A job that only changes the record. */
export class NoOutput {}
