import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { InstanceListItem, InstanceView, Page } from '#core/contracts';
import { CurrentActor, Roles, type Actor } from '#platform/identity';
import { CsvList, ReasonDto, orRefuse } from '#platform/persistence';
import { InstancePageDto, InstanceViewDto } from './instance-view.dto.js';
import { InstanceKeyDto, InstanceQueryDto, RetryDto, VariableFixDto } from './instance.dto.js';
import { InstanceReader } from './instance-reader.js';
import { OperatorActions } from './operator-actions.js';

@ApiTags('Operations')
@Controller('operations')
@Roles('operator', 'admin', 'auditor', 'process-owner')
export class InstanceController {
  constructor(
    private readonly reader: InstanceReader,
    private readonly actions: OperatorActions,
  ) {}

  @Get('instances')
  @CsvList<InstanceListItem>('instances', ['processInstanceKey', 'recordNumber', 'processDefinitionId', 'processName', 'processVersion', 'state', 'hasIncident', 'startedAt', 'endedAt'])
  @ApiOperation({ summary: 'List process instances, newest first' })
  @ApiOkResponse({ type: InstancePageDto })
  async list(@Query() query: InstanceQueryDto): Promise<Page<InstanceListItem>> {
    return orRefuse(await this.reader.list(query));
  }

  @Get('instances/:key')
  @ApiOperation({ summary: 'Read an instance: diagram, tokens, history, variables, incidents' })
  @ApiOkResponse({ type: InstanceViewDto })
  async view(@Param() { key }: InstanceKeyDto): Promise<InstanceView> {
    return orRefuse(await this.reader.view(key));
  }

  @Put('instances/:key/variables')
  @HttpCode(204)
  @Roles('operator', 'admin')
  @ApiOperation({ summary: 'Fix a variable of a running instance' })
  @ApiNoContentResponse()
  async setVariable(@Param() { key }: InstanceKeyDto, @Body() fix: VariableFixDto, @CurrentActor() actor: Actor): Promise<void> {
    orRefuse(await this.actions.setVariable(key, fix, actor));
  }

  @Post('instances/:key/cancellation')
  @HttpCode(204)
  @Roles('operator', 'admin')
  @ApiOperation({ summary: 'Cancel a running instance and end the record it belongs to' })
  @ApiNoContentResponse()
  async cancel(@Param() { key }: InstanceKeyDto, @Body() { reason }: ReasonDto, @CurrentActor() actor: Actor): Promise<void> {
    orRefuse(await this.actions.cancel(key, reason, actor));
  }

  @Post('incidents/:key/retry')
  @HttpCode(204)
  @Roles('operator', 'admin')
  @ApiOperation({ summary: 'Try the step of an incident again' })
  @ApiNoContentResponse()
  async retry(@Param() { key }: InstanceKeyDto, @Body() { reason, retries }: RetryDto, @CurrentActor() actor: Actor): Promise<void> {
    orRefuse(await this.actions.retry(key, reason, retries, actor));
  }
}
