import { ApiProperty } from '@nestjs/swagger';
import type { DiagramElement, ElementInstanceView, IncidentView, InstanceListItem, InstanceView, Page, VariableView } from '#core/contracts';

const STATES = ['ACTIVE', 'COMPLETED', 'TERMINATED'] as const satisfies readonly InstanceListItem['state'][];
const INCIDENT_STATES = ['ACTIVE', 'PENDING', 'RESOLVED', 'MIGRATED', 'UNKNOWN'] as const satisfies readonly IncidentView['state'][];
const AT = { type: String, format: 'date-time' } as const;

export class InstanceListItemDto implements InstanceListItem {
  @ApiProperty()
  processInstanceKey!: string;

  @ApiProperty({ type: String, nullable: true })
  recordNumber!: string | null;

  @ApiProperty()
  processDefinitionId!: string;

  @ApiProperty()
  processName!: string;

  @ApiProperty()
  processVersion!: number;

  @ApiProperty({ enum: STATES })
  state!: InstanceListItem['state'];

  @ApiProperty()
  hasIncident!: boolean;

  @ApiProperty(AT)
  startedAt!: string;

  @ApiProperty({ ...AT, nullable: true })
  endedAt!: string | null;
}

export class InstancePageDto implements Page<InstanceListItem> {
  @ApiProperty({ type: [InstanceListItemDto] })
  items!: InstanceListItemDto[];

  @ApiProperty()
  total!: number;

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

class DiagramElementDto implements DiagramElement {
  @ApiProperty()
  elementId!: string;

  @ApiProperty()
  active!: number;

  @ApiProperty()
  completed!: number;

  @ApiProperty()
  canceled!: number;

  @ApiProperty()
  incidents!: number;
}

class ElementInstanceDto implements ElementInstanceView {
  @ApiProperty()
  elementInstanceKey!: string;

  @ApiProperty()
  elementId!: string;

  @ApiProperty({ type: String, nullable: true })
  elementName!: string | null;

  @ApiProperty()
  type!: string;

  @ApiProperty({ enum: STATES })
  state!: ElementInstanceView['state'];

  @ApiProperty(AT)
  startedAt!: string;

  @ApiProperty({ ...AT, nullable: true })
  endedAt!: string | null;

  @ApiProperty()
  hasIncident!: boolean;
}

class VariableDto implements VariableView {
  @ApiProperty()
  variableKey!: string;

  @ApiProperty()
  scopeKey!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ description: 'JSON text.' })
  value!: string;
}

class IncidentDto implements IncidentView {
  @ApiProperty()
  incidentKey!: string;

  @ApiProperty()
  errorType!: string;

  @ApiProperty()
  message!: string;

  @ApiProperty()
  elementId!: string;

  @ApiProperty()
  elementInstanceKey!: string;

  @ApiProperty({ type: String, nullable: true })
  jobKey!: string | null;

  @ApiProperty({ enum: INCIDENT_STATES })
  state!: IncidentView['state'];

  @ApiProperty(AT)
  at!: string;
}

export class InstanceViewDto extends InstanceListItemDto implements InstanceView {
  @ApiProperty()
  bpmnXml!: string;

  @ApiProperty({ type: String, nullable: true })
  parentProcessInstanceKey!: string | null;

  @ApiProperty({ type: [DiagramElementDto] })
  elements!: DiagramElementDto[];

  @ApiProperty({ type: [String] })
  takenFlows!: string[];

  @ApiProperty({ type: [ElementInstanceDto] })
  history!: ElementInstanceDto[];

  @ApiProperty({ type: [VariableDto] })
  variables!: VariableDto[];

  @ApiProperty({ type: [IncidentDto] })
  incidents!: IncidentDto[];
}
