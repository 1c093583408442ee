import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayUnique, IsArray, IsIn, IsString, Length, Matches, MaxLength } from 'class-validator';
import {
  LINK_KINDS, ROLES, SAVED_VIEW_LISTS, type CommentView, type LinkKind, type Page, type RecordLinkView, type Role, type SavedView, type SavedViewList,
} from '#core/contracts';
import { PersonRefDto } from '#platform/identity';
import { FreeText, IfGiven, RequiredText, Trimmed } from '#platform/persistence';

export class CommentDto {
  @RequiredText(10_000, { description: '@username reaches the person.' })
  text!: string;
}

export class CommentViewDto implements CommentView {
  @ApiProperty() id!: string;
  @ApiProperty({ type: PersonRefDto }) by!: PersonRefDto;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) editedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'null: taken back.' }) text!: string | null;
  @ApiProperty({ type: [PersonRefDto] }) mentions!: PersonRefDto[];
}

export class CommentPageDto implements Page<CommentView> {
  @ApiProperty({ type: [CommentViewDto] }) items!: CommentViewDto[];
  @ApiProperty() total!: number;
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class NewLinkDto {
  @ApiProperty({ enum: LINK_KINDS })
  @IsIn(LINK_KINDS)
  kind!: LinkKind;

  @ApiProperty({ example: 'CHG-7' })
  @Matches(/^[A-Z]{2,5}-\d{1,9}$/, { message: '$property must be the number of a record, for example CHG-7' })
  number!: string;
}

export class RecordLinkViewDto implements RecordLinkView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: LINK_KINDS }) kind!: LinkKind;
  @ApiProperty({ description: 'False: the other record refers to this one.' }) outgoing!: boolean;
  @ApiProperty() number!: string;
  @ApiProperty() title!: string;
}

export class ChangeSavedViewDto {
  @ApiPropertyOptional()
  @IfGiven()
  @Trimmed()
  @IsString()
  @Length(1, 80)
  name?: string;

  @ApiPropertyOptional({ example: 'state=assess,authorize&sort=plannedStart' })
  @IfGiven()
  @IsString()
  @MaxLength(2_000)
  query?: string;

  @ApiPropertyOptional({ enum: ROLES, isArray: true })
  @IfGiven()
  @IsArray()
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  sharedWith?: Role[];
}

export class NewSavedViewDto {
  @ApiProperty({ enum: SAVED_VIEW_LISTS })
  @IsIn(SAVED_VIEW_LISTS)
  list!: SavedViewList;

  @RequiredText(80)
  name!: string;

  @FreeText(2_000, { example: 'state=assess,authorize&sort=plannedStart' })
  query!: string;

  @ApiProperty({ enum: ROLES, isArray: true, description: 'Roles that see it too.' })
  @IsArray()
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  sharedWith: Role[] = [];
}

export class SavedViewsQueryDto {
  @ApiProperty({ enum: SAVED_VIEW_LISTS })
  @IsIn(SAVED_VIEW_LISTS)
  list!: SavedViewList;
}

export class SavedViewDto implements SavedView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: SAVED_VIEW_LISTS }) list!: SavedViewList;
  @ApiProperty() name!: string;
  @ApiProperty() query!: string;
  @ApiProperty({ type: PersonRefDto }) owner!: PersonRefDto;
  @ApiProperty({ enum: ROLES, isArray: true }) sharedWith!: Role[];
  @ApiProperty({ description: 'Sent back in If-Match.' }) version!: number;
}
