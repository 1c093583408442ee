import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RecordLinkView } from '#core/contracts';
import { CurrentActor, type Actor } from '#platform/identity';
import { orRefuse } from '#platform/persistence';
import { RecordLinks } from '../application/record-links.js';
import { NewLinkDto, RecordLinkViewDto } from './dto/collaboration.dto.js';

@ApiTags('Records')
@Controller('records/:number/links')
export class RecordLinkController {
  constructor(private readonly links: RecordLinks) {}

  @Get()
  @ApiOperation({ summary: 'Records that this one refers to, and that refer to it' })
  @ApiOkResponse({ type: [RecordLinkViewDto] })
  list(@Param('number') number: string): Promise<RecordLinkView[]> {
    return this.links.of(number);
  }

  @Post()
  @ApiOperation({ summary: 'Refer to another record' })
  @ApiCreatedResponse({ type: RecordLinkViewDto })
  async add(@Param('number') number: string, @Body() { kind, number: other }: NewLinkDto, @CurrentActor() actor: Actor): Promise<RecordLinkView> {
    return orRefuse(await this.links.add(number, kind, other, actor));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a link' })
  @ApiNoContentResponse()
  async remove(@Param('number') number: string, @Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    orRefuse(await this.links.remove(number, id, actor));
  }
}
