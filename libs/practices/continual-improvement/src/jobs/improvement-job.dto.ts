import { IsString, Matches } from 'class-validator';

/** What every job of an improvement gets from its process. */
export class ImprovementJobInput {
  @IsString()
  @Matches(/^IMP-\d+$/)
  recordNumber!: string;
}

/** A job that only changes the record. */
export class NoOutput {}
