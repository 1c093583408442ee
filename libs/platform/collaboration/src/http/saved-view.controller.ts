import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { SavedView } from '#core/contracts';
import { CurrentActor, IF_MATCH, IfMatch, setEtag, type Actor } from '#platform/identity';
import { orRefuse } from '#platform/persistence';
import { SavedViews } from '../application/saved-views.js';
import { ChangeSavedViewDto, NewSavedViewDto, SavedViewDto, SavedViewsQueryDto } from './dto/collaboration.dto.js';

@ApiTags('Saved views')
@Controller('saved-views')
export class SavedViewController {
  constructor(private readonly views: SavedViews) {}

  @Get()
  @ApiOperation({ summary: 'Views of a list: your own, and those shared with one of your roles' })
  @ApiOkResponse({ type: [SavedViewDto] })
  list(@Query() { list }: SavedViewsQueryDto, @CurrentActor() actor: Actor): Promise<SavedView[]> {
    return this.views.of(list, actor);
  }

  @Post()
  @ApiOperation({ summary: 'Keep a list as it is filtered and sorted' })
  @ApiCreatedResponse({ type: SavedViewDto })
  async save(@Body() { list, ...content }: NewSavedViewDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<SavedView> {
    return answer(orRefuse(await this.views.save(list, content, actor)), reply);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Rename, replace or share a view' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: SavedViewDto })
  async change(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: ChangeSavedViewDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedView> {
    return answer(orRefuse(await this.views.change(id, version, body, actor)), reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forget a view' })
  @ApiNoContentResponse()
  async remove(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    orRefuse(await this.views.remove(id, actor));
  }
}

function answer(view: SavedView, reply: FastifyReply): SavedView {
  setEtag(reply, view.version);
  return view;
}
