import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommentView, Page } from '#core/contracts';
import { CurrentActor, type Actor } from '#platform/identity';
import { orRefuse, PageQuery } from '#platform/persistence';
import { Comments } from '../application/comments.js';
import { CommentDto, CommentPageDto, CommentViewDto } from './dto/collaboration.dto.js';

@ApiTags('Records')
@Controller('records/:number/comments')
export class CommentController {
  constructor(private readonly comments: Comments) {}

  @Get()
  @ApiOperation({ summary: 'Comments on a record, oldest first' })
  @ApiOkResponse({ type: CommentPageDto })
  async list(@Param('number') number: string, @Query() query: PageQuery): Promise<Page<CommentView>> {
    return orRefuse(await this.comments.of(number, query));
  }

  @Post()
  @ApiOperation({ summary: 'Comment on a record' })
  @ApiCreatedResponse({ type: CommentViewDto })
  async add(@Param('number') number: string, @Body() { text }: CommentDto, @CurrentActor() actor: Actor): Promise<CommentView> {
    return orRefuse(await this.comments.add(number, text, actor));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change your comment' })
  @ApiOkResponse({ type: CommentViewDto })
  async edit(@Param('number') number: string, @Param('id', ParseUUIDPipe) id: string, @Body() { text }: CommentDto, @CurrentActor() actor: Actor): Promise<CommentView> {
    return orRefuse(await this.comments.edit(number, id, text, actor));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take your comment back' })
  @ApiNoContentResponse()
  async takeBack(@Param('number') number: string, @Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    orRefuse(await this.comments.takeBack(number, id, actor));
  }
}
