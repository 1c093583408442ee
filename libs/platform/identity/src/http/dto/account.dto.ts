import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayUnique, IsArray, IsBoolean, IsEmail, IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength, MinLength, ValidateIf } from 'class-validator';
import { ROLES, type PersonView, type Role } from '#core/contracts';
import { IfGiven, PageQuery } from '#platform/persistence';

const USERNAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const USERNAME_MESSAGE = 'username may hold letters, digits, dots, hyphens and underscores, 64 at most';
const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 200;

export class SignInDto {
  @IsString()
  @MaxLength(64)
  username!: string;

  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  password!: string;
}

export class SetUpDto {
  @IsString()
  @MaxLength(200)
  token!: string;

  @Matches(USERNAME, { message: USERNAME_MESSAGE })
  username!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  displayName!: string;

  @IsString()
  @MinLength(SHORTEST_PASSWORD)
  @MaxLength(LONGEST_PASSWORD)
  password!: string;
}

export class ActAsDto {
  @IsString()
  @MaxLength(64)
  username!: string;
}

export class CreatePersonDto {
  @Matches(USERNAME, { message: USERNAME_MESSAGE })
  username!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  displayName!: string;

  @ApiProperty({ enum: ROLES, isArray: true })
  @IsArray()
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles!: Role[];

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @ValidateIf((_dto, value) => value !== null)
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  @IfGiven()
  @IsString()
  @MinLength(SHORTEST_PASSWORD)
  @MaxLength(LONGEST_PASSWORD)
  password?: string;

  @IfGiven()
  @IsBoolean()
  sample?: boolean;
}

export class ChangePersonDto {
  @IfGiven()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  displayName?: string;

  @ApiPropertyOptional({ enum: ROLES, isArray: true })
  @IfGiven()
  @IsArray()
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles?: Role[];

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @ValidateIf((_dto, value) => value !== null)
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  @IfGiven()
  @IsString()
  @MinLength(SHORTEST_PASSWORD)
  @MaxLength(LONGEST_PASSWORD)
  password?: string;

  @IfGiven()
  @IsBoolean()
  active?: boolean;
}

export class PeopleQueryDto extends PageQuery {
  @IfGiven()
  @IsString()
  @MaxLength(100)
  q?: string;

  @ApiPropertyOptional({ enum: ROLES })
  @IfGiven()
  @IsIn(ROLES)
  role?: Role;
}

export class PersonViewDto implements PersonView {
  username!: string;
  displayName!: string;
  @ApiProperty({ enum: ROLES, isArray: true })
  roles!: Role[];
  @ApiProperty({ type: String, nullable: true })
  email!: string | null;
  sample!: boolean;
  active!: boolean;
}
