import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import type { ModelKind } from '#core/contracts';
import { MODEL_KINDS } from '../../domain/model.entity.js';

/** How large it may be is told by the reader of models, with 413. */
export class ModelContentDto {
  @ApiProperty({ description: 'BPMN or DMN XML, or form-js JSON; 4 MB at most.' })
  @IsString()
  content!: string;
}

export class CreateModelDto extends ModelContentDto {
  @ApiProperty({ enum: MODEL_KINDS })
  @IsIn(MODEL_KINDS)
  kind!: ModelKind;

  @ApiProperty({ example: 'Emergency change' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Length(1, 200)
  name!: string;
}

export class DeployModelDto {
  @ApiPropertyOptional({ description: 'What this version is for; kept with it.', nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;
}

const NEWEST_VERSION = 2_147_483_647;

export class ModelVersionParams {
  @IsString()
  id!: string;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(NEWEST_VERSION)
  version!: number;
}
