import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { PersonRefDto } from '#platform/identity';
import { IfGiven, RequiredText } from '#platform/persistence';

/** What a person writes of every kind of entry. */
export class CreateEntryDto {
  @RequiredText(120)
  name!: string;

  @ApiPropertyOptional()
  @IfGiven()
  @IsString()
  @MaxLength(4_000)
  description?: string;

  @RequiredText(100, { description: 'User name of the person who answers for it.', example: 'ruth.adeyemi' })
  owner!: string;
}

export class EntryViewDto {
  @ApiProperty() number!: string;
  @ApiProperty() name!: string;
  @ApiProperty() description!: string;
  @ApiProperty({ type: PersonRefDto }) owner!: PersonRefDto;
  @ApiProperty({ description: 'Also the ETag; sent back in If-Match.' }) version!: number;
}
