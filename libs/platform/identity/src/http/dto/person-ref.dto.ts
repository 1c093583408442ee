import { ApiProperty } from '@nestjs/swagger';
import type { PersonRef } from '#core/contracts';

export class PersonRefDto implements PersonRef {
  @ApiProperty({ example: 'ruth.adeyemi' })
  username!: string;

  @ApiProperty({ example: 'Ruth Adeyemi' })
  displayName!: string;
}
