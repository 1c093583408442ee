import { IsIn, IsInt, IsString, Min } from 'class-validator';
import { CHECK_WEIGHTS, RELEASE_CHECKS, type CheckWeight, type ReadinessRule, type ReleaseCheck } from '#core/contracts';

/** A row of the decision table `release-readiness`. */
export class ReadinessRuleInput implements ReadinessRule {
  @IsIn(RELEASE_CHECKS)
  check!: ReleaseCheck;

  @IsIn(CHECK_WEIGHTS)
  weight!: CheckWeight;

  @IsInt()
  @Min(0)
  atMost!: number;

  @IsString()
  reason!: string;
}
