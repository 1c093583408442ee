import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { ComputedImpact, ConfigurationItemView, ImportReport, Page } from '#core/contracts';
import { CurrentActor, IF_MATCH, IfMatch, Roles, type Actor } from '#platform/identity';
import { ItemDirectory } from '#platform/orchestration';
import { CsvList, orRefuse, ReasonDto } from '#platform/persistence';
import { ItemImport } from '../application/item-import.js';
import type { Owned } from '../application/catalogue.js';
import { ConfigurationItems } from '../application/configuration-items.js';
import { Retirement } from '../application/retirement.js';
import type { ConfigurationItem } from '../domain/configuration-item.entity.js';
import { CatalogueAnswers } from './catalogue-answers.js';
import { stateAsked } from './dto/catalogue-query.dto.js';
import { ChangeItemDto, ComputedImpactDto, CreateItemDto, ImpactQueryDto, ImportDto, ImportReportDto, ItemPageDto, ItemQueryDto, ItemViewDto } from './dto/item.dto.js';

@ApiTags('Service catalogue')
@Controller('items')
export class ItemController {
  private readonly answers: CatalogueAnswers<ConfigurationItem, ConfigurationItemView>;

  constructor(
    private readonly configurationItems: ConfigurationItems,
    private readonly imports: ItemImport,
    private readonly directory: ItemDirectory,
    private readonly retirement: Retirement,
  ) {
    this.answers = new CatalogueAnswers(configurationItems, (entries) => entries.map(viewOf));
  }

  @Get()
  @CsvList<ConfigurationItemView>('items', ['number', 'name', 'kind', 'owner', 'description', 'services', ['depends on', ({ dependsOn }) => dependsOn], 'state'])
  @ApiOperation({ summary: 'List configuration items' })
  @ApiOkResponse({ type: ItemPageDto })
  list(@Query() query: ItemQueryDto): Promise<Page<ConfigurationItemView>> {
    return this.answers.list({ ...query, where: { kind: query.kind, services: query.service, state: stateAsked(query) } });
  }

  @Get('impact')
  @ApiOperation({ summary: 'Services that an interruption of several items reaches, by the relations on record' })
  @ApiOkResponse({ type: ComputedImpactDto })
  impactOf(@Query() { items }: ImpactQueryDto): Promise<ComputedImpact> {
    return this.directory.impactOf(items);
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read a configuration item' })
  @ApiOkResponse({ type: ItemViewDto })
  read(@Param('number') number: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<ConfigurationItemView> {
    return this.answers.read(number, reply);
  }

  @Post()
  @Roles('admin', 'change-manager', 'process-owner', 'service-manager')
  @ApiOperation({ summary: 'Add a configuration item' })
  @ApiCreatedResponse({ type: ItemViewDto })
  create(@Body() body: CreateItemDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ConfigurationItemView> {
    return this.answers.create(body, actor, reply);
  }

  @Patch(':number')
  @Roles('admin', 'change-manager', 'process-owner', 'service-manager')
  @ApiOperation({ summary: 'Change fields of a configuration item' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ItemViewDto })
  change(
    @Param('number') number: string,
    @IfMatch() version: number,
    @Body() body: ChangeItemDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConfigurationItemView> {
    return this.answers.change(number, version, body, actor, reply);
  }

  @Post(':number/retirement')
  @HttpCode(200)
  @Roles('admin', 'change-manager', 'process-owner', 'service-manager')
  @ApiOperation({ summary: 'Take a configuration item out of use: no new record is offered it any more. Refused while open records name it' })
  @ApiOkResponse({ type: ItemViewDto })
  async retire(@Param('number') number: string, @Body() { reason }: ReasonDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ConfigurationItemView> {
    orRefuse(await this.retirement.move('configuration-item', number, 'retired', reason, actor));
    return this.answers.read(number, reply);
  }

  @Post(':number/reinstatement')
  @HttpCode(200)
  @Roles('admin', 'change-manager', 'process-owner', 'service-manager')
  @ApiOperation({ summary: 'Bring a configuration item back into use' })
  @ApiOkResponse({ type: ItemViewDto })
  async bringBack(@Param('number') number: string, @Body() { reason }: ReasonDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<ConfigurationItemView> {
    orRefuse(await this.retirement.move('configuration-item', number, 'live', reason, actor));
    return this.answers.read(number, reply);
  }

  @Get(':number/impact')
  @ApiOperation({ summary: 'Services that an interruption of the item reaches, by the relations on record' })
  @ApiOkResponse({ type: ComputedImpactDto })
  async impact(@Param('number') number: string): Promise<ComputedImpact> {
    orRefuse(await this.configurationItems.byNumber(number));
    return this.directory.impactOf([number]);
  }

  @Post('import')
  @HttpCode(200)
  @Roles('admin', 'change-manager', 'process-owner', 'service-manager')
  @ApiOperation({ summary: 'Take items from a CSV file; bad rows are reported and left out' })
  @ApiOkResponse({ type: ImportReportDto })
  async import(@Body() { csv, tryOnly }: ImportDto, @CurrentActor() actor: Actor): Promise<ImportReport> {
    return orRefuse(await this.imports.run(csv, tryOnly ?? false, actor));
  }
}

function viewOf({ entry, owner }: Owned<ConfigurationItem>): ConfigurationItemView {
  const { number, name, description, kind, services, dependsOn, state, version } = entry;
  return { number, name, description, kind, services, dependsOn, state, owner, version };
}
