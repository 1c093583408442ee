import { IsString, Matches } from 'class-validator';

/** What every job of a template gets from its process. */
export class TemplateJobInput {
  @IsString()
  @Matches(/^TPL-\d+$/)
  recordNumber!: string;
}

/** A job that only changes the record. */
export class NoOutput {}
