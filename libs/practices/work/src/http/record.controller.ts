import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page, RecordProcess, Role, TimelineEntry } from '#core/contracts';
import { AuditTrail } from '#platform/audit';
import { CurrentActor, type Actor } from '#platform/identity';
import { orRefuse, PageQuery, Refused } from '#platform/persistence';
import { RecordProcesses } from '../application/record-process.js';

@ApiTags('Records')
@Controller('records')
export class RecordController {
  constructor(
    private readonly audit: AuditTrail,
    private readonly processes: RecordProcesses,
  ) {}

  @Get(':number/timeline')
  @ApiOperation({ summary: "Read a record's history, newest first" })
  @ApiOkResponse()
  async timeline(@Param('number') number: string, @Query() page: PageQuery, @CurrentActor() actor: Actor): Promise<Page<TimelineEntry>> {
    const entries = await this.audit.timeline(number, page);
    if (entries.total === 0 || !mayRead(number, actor)) throw new Refused({ code: 'not-found', message: `There is no record ${number}.` });
    return entries;
  }

  @Get(':number/process')
  @ApiOperation({ summary: "Read a record's process with its model and tokens" })
  @ApiOkResponse()
  async process(@Param('number') number: string): Promise<RecordProcess> {
    return orRefuse(await this.processes.of(number));
  }
}

const OPERATIONS_READERS: readonly Role[] = ['operator', 'admin', 'auditor', 'process-owner'];

/** What was done to a process without a record concerns those who may see processes. */
function mayRead(number: string, { roles }: Actor): boolean {
  return !number.startsWith('INSTANCE:') || roles.some((role) => OPERATIONS_READERS.includes(role));
}
