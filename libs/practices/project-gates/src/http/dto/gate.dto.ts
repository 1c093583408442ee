import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, Matches, ValidateIf } from 'class-validator';
import {
  CONDITION_STATES, GATE_ACTIONS, GATE_OUTCOMES, GATE_STATES,
  type ConditionView, type CriterionState, type DossierView, type EvidenceView, type GateListItem, type GateState, type GateView, type JudgementView, type LiveAnswer, type PersonRef, type VoteView,
} from '#core/contracts';
import { PersonRefDto } from '#platform/identity';
import { AnyOf, FreeText, IfGiven, IsMoment, PageQuery, RequiredText, Trimmed } from '#platform/persistence';
import type { GateQuery } from '../../application/gate-list.js';
import { GateCriterionDto } from './gate-set.dto.js';

const text = { type: String } as const;
const moment = { type: String, format: 'date-time' } as const;

export class GateQueryDto extends PageQuery implements GateQuery {
  @IfGiven()
  @Matches(/^PRJ-\d{1,9}$/)
  @ApiPropertyOptional({ example: 'PRJ-1' })
  project?: string;

  @AnyOf(GATE_STATES)
  state?: GateState[];
}

export class JudgementDto {
  @IsBoolean()
  @ApiProperty({ type: Boolean })
  met!: boolean;

  @Trimmed()
  @FreeText(4_000)
  note!: string;
}

export class EvidenceDto {
  @RequiredText(20_000)
  text!: string;

  @IsBoolean()
  @ApiProperty({ type: Boolean, description: 'Whether its owner holds the criterion for met.' })
  claim!: boolean;
}

export class ProposeConditionDto {
  @ValidateIf((_dto, value) => value !== null)
  @FreeText(60, { nullable: true, description: 'Key of the criterion it stands for.' })
  criterion!: string | null;

  @RequiredText(2_000)
  text!: string;

  @RequiredText(100, { description: 'User name of who has to do it.' })
  owner!: string;

  @IsMoment()
  @ApiProperty(moment)
  due!: string;
}

export class ConfirmConditionDto {
  @Trimmed()
  @FreeText(4_000)
  note!: string;
}

export class GateListItemDto implements GateListItem {
  @ApiProperty({ example: 'GATE-3' }) number!: string;
  @ApiProperty(text) name!: string;
  @ApiProperty({ example: 'PRJ-1' }) project!: string;
  @ApiProperty(text) projectName!: string;
  @ApiProperty({ type: Number }) ordinal!: number;
  @ApiProperty({ enum: GATE_STATES }) state!: GateState;
  @ApiProperty({ type: String, format: 'date' }) plannedOn!: string;
  @ApiProperty({ enum: GATE_OUTCOMES, nullable: true }) outcome!: GateListItem['outcome'];
  @ApiProperty(moment) updatedAt!: string;
}

export class GatePageDto {
  @ApiProperty({ type: [GateListItemDto] }) items!: GateListItem[];
  @ApiProperty({ type: Number }) total!: number;
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

class LiveRecordDto {
  @ApiProperty(text) number!: string;
  @ApiProperty(text) title!: string;
}

class LiveAnswerDto implements LiveAnswer {
  @ApiProperty({ type: Number }) value!: number;
  @ApiProperty({ type: [LiveRecordDto] }) records!: LiveRecordDto[];
}

class EvidenceViewDto implements EvidenceView {
  @ApiProperty(text) text!: string;
  @ApiProperty({ type: Boolean }) claim!: boolean;
  @ApiProperty({ type: PersonRefDto }) by!: PersonRef;
  @ApiProperty(moment) at!: string;
}

class JudgementViewDto implements JudgementView {
  @ApiProperty({ type: Boolean }) met!: boolean;
  @ApiProperty(text) note!: string;
  @ApiProperty({ type: PersonRefDto }) by!: PersonRef;
  @ApiProperty(moment) at!: string;
}

class CriterionStateDto extends GateCriterionDto implements CriterionState {
  @ApiProperty({ type: PersonRefDto, nullable: true }) owner!: PersonRef | null;
  @ApiProperty({ type: EvidenceViewDto, nullable: true }) evidence!: EvidenceView | null;
  @ApiProperty({ type: JudgementViewDto, nullable: true }) judgement!: JudgementView | null;
  @ApiProperty({ type: LiveAnswerDto, nullable: true }) answer!: LiveAnswer | null;
  @ApiProperty({ type: Boolean, nullable: true, description: 'null: not judged yet.' }) met!: boolean | null;
}

class VoteViewDto implements VoteView {
  @ApiProperty({ type: PersonRefDto }) by!: PersonRef;
  @ApiProperty({ type: PersonRefDto, nullable: true }) inNameOf!: PersonRef | null;
  @ApiProperty({ enum: GATE_OUTCOMES }) vote!: VoteView['vote'];
  @ApiProperty(text) comment!: string;
  @ApiProperty(moment) at!: string;
}

class AcceptedConditionDto {
  @ApiProperty({ type: String, format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, nullable: true }) criterion!: string | null;
  @ApiProperty(text) text!: string;
  @ApiProperty({ type: PersonRefDto }) owner!: PersonRef;
  @ApiProperty(moment) due!: string;
}

class ConditionViewDto extends AcceptedConditionDto implements ConditionView {
  @ApiProperty({ enum: CONDITION_STATES }) state!: ConditionView['state'];
  @ApiProperty(text) note!: string;
}

class DossierViewDto implements DossierView {
  @ApiProperty({ type: Number }) round!: number;
  @ApiProperty({ enum: GATE_OUTCOMES }) outcome!: DossierView['outcome'];
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty(moment) decidedAt!: string;
  @ApiProperty({ type: String, description: 'SHA-256 of the frozen text.' }) hash!: string;
  @ApiProperty({ type: Boolean, description: 'Whether the stored text still has the hash.' }) intact!: boolean;
  @ApiProperty({ type: [CriterionStateDto] }) criteria!: CriterionState[];
  @ApiProperty({ type: [VoteViewDto] }) votes!: VoteView[];
  @ApiProperty({ type: [AcceptedConditionDto] }) conditions!: DossierView['conditions'];
  @ApiProperty({ type: [String], description: 'Keys of criteria whose answer or evidence is another now.' }) changedSince!: string[];
}

export class GateViewDto extends GateListItemDto implements GateView {
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: Number }) round!: number;
  @ApiProperty({ type: [PersonRefDto] }) gatekeepers!: PersonRef[];
  @ApiProperty({ type: [CriterionStateDto] }) criteria!: CriterionState[];
  @ApiProperty({ type: [VoteViewDto] }) votes!: VoteView[];
  @ApiProperty({ type: [ConditionViewDto] }) conditions!: ConditionView[];
  @ApiProperty({ type: [DossierViewDto] }) dossiers!: DossierView[];
  @ApiProperty({ type: [String] }) blockers!: string[];
  @ApiProperty({ type: String, nullable: true }) processInstanceKey!: string | null;
  @ApiProperty({ enum: GATE_ACTIONS, isArray: true }) allowedActions!: GateView['allowedActions'];
}
