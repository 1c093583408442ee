import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ConflictView, SlotView } from '#core/contracts';
import { orRefuse } from '#platform/persistence';
import { Planning } from '../planning.service.js';
import { ConflictViewDto, ProposedWindowDto, SlotQueryDto, SlotViewDto } from './planning.dto.js';

@ApiTags('Planning')
@Controller()
export class PlanningController {
  constructor(private readonly planning: Planning) {}

  @Get('changes/:number/conflicts')
  @ApiOperation({ summary: "What is in the way of a change's window now, the gravest first" })
  @ApiOkResponse({ type: [ConflictViewDto] })
  async ofChange(@Param('number') number: string): Promise<ConflictView[]> {
    return orRefuse(await this.planning.conflictsOf(number));
  }

  @Post('planning/conflicts')
  @HttpCode(200)
  @ApiOperation({ summary: 'What would be in the way of a window; nothing is written' })
  @ApiOkResponse({ type: [ConflictViewDto] })
  async ofWindow(@Body() body: ProposedWindowDto): Promise<ConflictView[]> {
    return orRefuse(await this.planning.conflictsIn(body));
  }

  @Post('planning/slot')
  @HttpCode(200)
  @ApiOperation({ summary: 'The next free window of a length within 90 days from now or from a later moment, or why there is none; nothing is written' })
  @ApiOkResponse({ type: SlotViewDto })
  async nextSlot(@Body() body: SlotQueryDto): Promise<SlotView> {
    return orRefuse(await this.planning.nextSlot(body));
  }
}
