import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { InboxView } from '#core/contracts';
import { CurrentActor, type Actor } from '#platform/identity';
import { orRefuse } from '#platform/persistence';
import { Inbox } from '../application/inbox.js';
import { InboxQueryDto, InboxViewDto, ReadDto } from './dto/inbox.dto.js';

@ApiTags('Inbox')
@Controller('inbox')
export class InboxController {
  constructor(private readonly inbox: Inbox) {}

  @Get()
  @ApiOperation({ summary: 'What happened that concerns you, newest first' })
  @ApiOkResponse({ type: InboxViewDto })
  async list(@Query() query: InboxQueryDto, @CurrentActor() actor: Actor): Promise<InboxView> {
    return orRefuse(await this.inbox.of(actor, query));
  }

  @Post('read')
  @HttpCode(204)
  @ApiOperation({ summary: 'Mark notices as read' })
  @ApiNoContentResponse()
  read(@Body() { ids }: ReadDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.inbox.read(actor, ids ?? 'all');
  }
}
