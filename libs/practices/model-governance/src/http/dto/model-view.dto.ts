import { ApiProperty } from '@nestjs/swagger';
import type { DeploymentResult, ModelKind, ModelListItem, ModelProblem, ModelVersion, ModelView, PersonRef } from '#core/contracts';
import { MODEL_KINDS } from '../../domain/model.entity.js';

class ModelPersonDto implements PersonRef {
  @ApiProperty()
  username!: string;

  @ApiProperty()
  displayName!: string;
}

export class ModelListItemDto implements ModelListItem {
  @ApiProperty({ example: 'change-normal' })
  id!: string;

  @ApiProperty({ enum: MODEL_KINDS })
  kind!: ModelKind;

  @ApiProperty()
  name!: string;

  @ApiProperty({ example: 'change' })
  folder!: string;

  @ApiProperty({ type: Number, nullable: true })
  deployedVersion!: number | null;

  @ApiProperty({ type: ModelPersonDto, nullable: true })
  draftBy!: ModelPersonDto | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  draftAt!: string | null;
}

class RunningInstancesDto {
  @ApiProperty()
  version!: number;

  @ApiProperty()
  count!: number;
}

export class ModelViewDto extends ModelListItemDto implements ModelView {
  @ApiProperty({ description: 'The draft if there is one, else what is deployed.' })
  content!: string;

  @ApiProperty()
  isDraft!: boolean;

  @ApiProperty({ description: 'Also the ETag; sent back in If-Match.' })
  version!: number;

  @ApiProperty({ type: [RunningInstancesDto] })
  runningInstances!: RunningInstancesDto[];

  @ApiProperty({ type: [String] })
  servedJobTypes!: string[];
}

export class ModelVersionDto implements ModelVersion {
  @ApiProperty()
  version!: number;

  @ApiProperty({ format: 'date-time' })
  deployedAt!: string;

  @ApiProperty({ type: ModelPersonDto, nullable: true, description: 'null: deployed when the server started.' })
  deployedBy!: ModelPersonDto | null;

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;

  @ApiProperty({ type: String, nullable: true })
  processDefinitionKey!: string | null;
}

const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly ModelProblem['severity'][];

export class ModelProblemDto implements ModelProblem {
  @ApiProperty({ enum: SEVERITIES })
  severity!: ModelProblem['severity'];

  @ApiProperty({ type: String, nullable: true })
  elementId!: string | null;

  @ApiProperty()
  rule!: string;

  @ApiProperty()
  message!: string;
}

export class DeploymentResultDto implements DeploymentResult {
  @ApiProperty()
  version!: number;

  @ApiProperty()
  key!: string;

  @ApiProperty({ type: [ModelProblemDto] })
  problems!: ModelProblemDto[];
}
