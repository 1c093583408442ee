import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { BulkReport } from '#core/contracts';
import { CurrentActor, type Actor } from '#platform/identity';
import { BulkWork } from '../application/bulk-work.js';
import { BulkDto, BulkReportDto } from './dto/bulk.dto.js';

@ApiTags('Tasks')
@Controller('tasks/bulk')
export class TaskBulkController {
  constructor(private readonly bulk: BulkWork) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Claim, give back or complete several tasks; each is done or refused by itself' })
  @ApiOkResponse({ type: BulkReportDto })
  run(@Body() { action, tasks, variables = {}, tryOnly = false }: BulkDto, @CurrentActor() actor: Actor): Promise<BulkReport> {
    return this.bulk.run({ action, tasks, variables, tryOnly }, actor);
  }
}
