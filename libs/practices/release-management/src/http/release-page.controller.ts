import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { ReleaseNotesView, ReleaseReadinessView } from '#core/contracts';
import { orRefuse, Refused, UnitOfWork } from '#platform/persistence';
import { ReleaseNotes } from '../application/release-notes.js';
import { ReleaseReadiness } from '../application/release-readiness.js';
import { Release } from '../domain/release.entity.js';
import { ReleaseNotesDto, ReleaseReadinessDto } from './dto/release-readiness.dto.js';

/** What is found out about a release when somebody looks: its readiness and its notes. */
@ApiTags('Releases')
@Controller('releases/:number')
export class ReleasePageController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly readiness: ReleaseReadiness,
    private readonly notes: ReleaseNotes,
  ) {}

  @Get('readiness')
  @ApiOperation({ summary: 'Read the readiness of a release: as the records are now, beside what was frozen at each go or no-go' })
  @ApiOkResponse({ type: ReleaseReadinessDto })
  async readinessOf(@Param('number') number: string): Promise<ReleaseReadinessView> {
    return orRefuse(await this.readiness.of(number));
  }

  @Get('notes')
  @ApiOperation({ summary: 'Read the release notes: generated from its scope, frozen when it ends' })
  @ApiOkResponse({ type: ReleaseNotesDto })
  notesOf(@Param('number') number: string): Promise<ReleaseNotesView> {
    return this.work.run(async (tx) => {
      const release = await tx.findOneBy(Release, { number });
      if (!release) throw new Refused({ code: 'not-found', message: `There is no release ${number}.` });
      return this.notes.of(release, tx);
    });
  }

  @Get('notes.md')
  @ApiOperation({ summary: 'Download the release notes as Markdown' })
  @ApiProduces('text/markdown')
  @Header('content-type', 'text/markdown; charset=utf-8')
  async download(@Param('number') number: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { markdown } = await this.notesOf(number);
    reply.header('content-disposition', `attachment; filename="${encodeURIComponent(number)}.md"`);
    return markdown;
  }
}
