import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { GateListItem, GateView, Page } from '#core/contracts';
import { CurrentActor, type Actor } from '#platform/identity';
import { CsvList, orRefuse } from '#platform/persistence';
import { GateList } from '../application/gate-list.js';
import { Gates } from '../application/gates.js';
import { ConfirmConditionDto, EvidenceDto, GatePageDto, GateQueryDto, GateViewDto, JudgementDto, ProposeConditionDto } from './dto/gate.dto.js';

@ApiTags('Gates')
@Controller('gates')
export class GateController {
  constructor(
    private readonly gates: Gates,
    private readonly gateList: GateList,
  ) {}

  @Get()
  @CsvList<GateListItem>('gates', ['number', 'name', 'project', 'projectName', 'state', 'plannedOn', 'outcome', 'updatedAt'])
  @ApiOperation({ summary: 'List gates in the order of their planned days' })
  @ApiOkResponse({ type: GatePageDto })
  async list(@Query() query: GateQueryDto): Promise<Page<GateListItem>> {
    return orRefuse(await this.gateList.page(query));
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read a gate: its criteria as they are now, beside the frozen dossiers of its decisions' })
  @ApiOkResponse({ type: GateViewDto })
  async read(@Param('number') number: string, @CurrentActor() actor: Actor): Promise<GateView> {
    return orRefuse(await this.gates.byNumber(number, actor));
  }

  @Post(':number/criteria/:key/judgement')
  @HttpCode(200)
  @ApiOperation({ summary: 'Judge a criterion as a gatekeeper who does not own it' })
  @ApiOkResponse({ type: GateViewDto })
  async judge(@Param('number') number: string, @Param('key') key: string, @Body() body: JudgementDto, @CurrentActor() actor: Actor): Promise<GateView> {
    return orRefuse(await this.gates.judge(number, key, body, actor));
  }

  @Post(':number/criteria/:key/evidence')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring new evidence for a criterion that you own' })
  @ApiOkResponse({ type: GateViewDto })
  async giveEvidence(@Param('number') number: string, @Param('key') key: string, @Body() body: EvidenceDto, @CurrentActor() actor: Actor): Promise<GateView> {
    return orRefuse(await this.gates.giveEvidence(number, key, body, actor));
  }

  @Post(':number/conditions')
  @HttpCode(200)
  @ApiOperation({ summary: 'Propose a condition as a gatekeeper, while the gatekeepers vote' })
  @ApiOkResponse({ type: GateViewDto })
  async propose(@Param('number') number: string, @Body() body: ProposeConditionDto, @CurrentActor() actor: Actor): Promise<GateView> {
    return orRefuse(await this.gates.propose(number, body, actor));
  }

  @Post(':number/conditions/:id/confirmation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm as a gatekeeper that a condition is met that you do not own' })
  @ApiOkResponse({ type: GateViewDto })
  async confirm(@Param('number') number: string, @Param('id', ParseUUIDPipe) id: string, @Body() { note }: ConfirmConditionDto, @CurrentActor() actor: Actor): Promise<GateView> {
    return orRefuse(await this.gates.confirm(number, id, note, actor));
  }
}
