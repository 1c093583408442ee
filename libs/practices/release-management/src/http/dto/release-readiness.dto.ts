import { ApiProperty } from '@nestjs/swagger';
import { CHECK_WEIGHTS, GO_NO_GO, RELEASE_CHECKS, RELEASE_NOTE_SECTIONS } from '#core/contracts';
import type { FrozenReadinessView, LiveAnswer, ReadinessLine, ReleaseCheck, ReleaseNotesView, ReleaseReadinessView } from '#core/contracts';

const text = { type: String } as const;
const nullable = { type: String, nullable: true } as const;
const count = { type: Number } as const;
const yesOrNo = { type: Boolean } as const;
const moment = { type: String, format: 'date-time' } as const;

export class FoundRecordDto {
  @ApiProperty(text) number!: string;
  @ApiProperty(text) title!: string;
}

export class ReadinessAnswerDto implements LiveAnswer {
  @ApiProperty(count) value!: number;
  @ApiProperty({ type: [FoundRecordDto] }) records!: LiveAnswer['records'];
}

export class ReadinessLineDto implements ReadinessLine {
  @ApiProperty({ enum: RELEASE_CHECKS }) check!: ReleaseCheck;
  @ApiProperty({ enum: CHECK_WEIGHTS }) weight!: ReadinessLine['weight'];
  @ApiProperty(count) atMost!: number;
  @ApiProperty(text) reason!: string;
  @ApiProperty({ type: ReadinessAnswerDto }) answer!: LiveAnswer;
  @ApiProperty(yesOrNo) ready!: boolean;
}

export class FrozenReadinessDto implements FrozenReadinessView {
  @ApiProperty(count) round!: number;
  @ApiProperty({ enum: GO_NO_GO }) outcome!: FrozenReadinessView['outcome'];
  @ApiProperty(nullable) reason!: string | null;
  @ApiProperty(moment) at!: string;
  @ApiProperty({ ...text, description: 'SHA-256 of the frozen text.' }) hash!: string;
  @ApiProperty(yesOrNo) intact!: boolean;
  @ApiProperty({ type: [ReadinessLineDto] }) lines!: ReadinessLine[];
  @ApiProperty({ enum: RELEASE_CHECKS, isArray: true }) changedSince!: ReleaseCheck[];
}

export class ReleaseReadinessDto implements ReleaseReadinessView {
  @ApiProperty({ type: [ReadinessLineDto] }) lines!: ReadinessLine[];
  @ApiProperty(yesOrNo) ready!: boolean;
  @ApiProperty({ type: [FrozenReadinessDto] }) frozen!: FrozenReadinessView[];
}

export class NoteLineDto {
  @ApiProperty(text) number!: string;
  @ApiProperty(text) title!: string;
  @ApiProperty(nullable) detail!: string | null;
}

export class NoteSectionDto {
  @ApiProperty({ enum: RELEASE_NOTE_SECTIONS }) section!: ReleaseNotesView['sections'][number]['section'];
  @ApiProperty({ type: [NoteLineDto] }) lines!: NoteLineDto[];
}

export class ReleaseNotesDto implements ReleaseNotesView {
  @ApiProperty(text) title!: string;
  @ApiProperty({ type: [NoteSectionDto] }) sections!: ReleaseNotesView['sections'];
  @ApiProperty(text) markdown!: string;
  @ApiProperty({ ...moment, nullable: true }) frozenAt!: string | null;
}
