import { IsInt, IsOptional, IsString, IsUUID, Matches, Max, Min } from 'class-validator';

/** What every job of a project gets from its process. */
export class ProjectJobInput {
  @IsString()
  @Matches(/^PRJ-\d+$/)
  recordNumber!: string;
}

/** What every job in the review of a gate gets from its process. */
export class GateJobInput {
  @IsString()
  @Matches(/^GATE-\d+$/)
  recordNumber!: string;
}

/** What a job gets that asks people for something, and from the model how long they have for it. */
export class AskingJobInput extends GateJobInput {
  /** Missing in projects that began when the model did not say it. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(250)
  workingDays?: number;
}

/** What a job of the project gets that looks after one of its gates. */
export class GateOfProjectInput {
  @IsString()
  @Matches(/^GATE-\d+$/)
  gateNumber!: string;
}

/** What a job gets that looks after one condition of a gate. */
export class ConditionInput extends GateOfProjectInput {
  @IsUUID()
  conditionId!: string;
}

/** A job that only changes the record. */
export class NoOutput {}
