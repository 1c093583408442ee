import { IsString, Matches } from 'class-validator';

/** What every job of a release gets from its process. */
export class ReleaseJobInput {
  @IsString()
  @Matches(/^REL-\d+$/)
  recordNumber!: string;
}

/** A job that only changes the record. */
export class NoOutput {}
