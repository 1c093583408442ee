import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { WatchView } from '#core/contracts';
import { CurrentActor, type Actor } from '#platform/identity';
import { RecordTitles, Refused, UnitOfWork } from '#platform/persistence';
import { Watchers } from '../application/watchers.js';
import { WatchViewDto } from './dto/inbox.dto.js';

@ApiTags('Records')
@Controller('records/:number/watch')
export class WatchController {
  constructor(
    private readonly watchers: Watchers,
    private readonly work: UnitOfWork,
    private readonly titles: RecordTitles,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who watches a record' })
  @ApiOkResponse({ type: WatchViewDto })
  async view(@Param('number') number: string, @CurrentActor() actor: Actor): Promise<WatchView> {
    await this.mustExist(number);
    return this.watchers.view(number, actor);
  }

  @Put()
  @ApiOperation({ summary: 'Be told what happens to a record' })
  @ApiOkResponse({ type: WatchViewDto })
  async watch(@Param('number') number: string, @CurrentActor() actor: Actor): Promise<WatchView> {
    await this.mustExist(number);
    await this.work.run((tx) => this.watchers.watch(number, actor.personId, tx));
    return this.watchers.view(number, actor);
  }

  @Delete()
  @ApiOperation({ summary: 'Be told no more' })
  @ApiOkResponse({ type: WatchViewDto })
  async unwatch(@Param('number') number: string, @CurrentActor() actor: Actor): Promise<WatchView> {
    await this.mustExist(number);
    await this.work.run((tx) => this.watchers.unwatch(number, actor.personId, tx));
    return this.watchers.view(number, actor);
  }

  private async mustExist(number: string): Promise<void> {
    if (!(await this.titles.exists(number))) throw new Refused({ code: 'not-found', message: `There is no record ${number}.` });
  }
}
