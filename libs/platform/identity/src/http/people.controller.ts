import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page, PersonView } from '#core/contracts';
import { CsvList, orRefuse, UnitOfWork } from '#platform/persistence';
import { Accounts } from '../application/accounts.js';
import { Installation } from '../application/installation.js';
import { People } from '../application/people.js';
import type { Actor } from '../actor.js';
import { CurrentActor, Roles } from './decorators.js';
import { ChangePersonDto, CreatePersonDto, PeopleQueryDto, PersonViewDto } from './dto/account.dto.js';

@ApiTags('People')
@Controller()
export class PeopleController {
  constructor(
    private readonly people: People,
    private readonly accounts: Accounts,
    private readonly installation: Installation,
    private readonly work: UnitOfWork,
  ) {}

  @Get('people')
  @CsvList<PersonView>('people', ['username', 'displayName', 'roles', 'email', 'active'])
  @ApiOperation({ summary: 'Find people by name or role; addresses are for administrators' })
  async list(@Query() query: PeopleQueryDto, @CurrentActor() actor: Actor): Promise<Page<PersonView>> {
    const page = await this.people.search(query);
    if (actor.roles.includes('admin')) return page;
    return { ...page, items: page.items.map((person) => ({ ...person, email: null })) };
  }

  @Post('people')
  @Roles('admin')
  @ApiOperation({ summary: 'Add a person' })
  @ApiCreatedResponse({ type: PersonViewDto })
  async add(@Body() person: CreatePersonDto): Promise<PersonView> {
    return orRefuse(await this.accounts.add(person));
  }

  @Patch('people/:username')
  @Roles('admin')
  @ApiOperation({ summary: "Change a person's name, roles or password, or end their access" })
  @ApiOkResponse({ type: PersonViewDto })
  async change(@Param('username') username: string, @Body() change: ChangePersonDto): Promise<PersonView> {
    return orRefuse(await this.accounts.change(username, change));
  }

  @Post('setup/sample-completion')
  @Roles('admin')
  @HttpCode(204)
  @ApiOperation({ summary: 'The sample organisation is made: the bootstrap token opens the API no longer' })
  async completeSample(): Promise<void> {
    await this.work.run((tx) => this.installation.finish('sample', tx));
  }
}
