import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { AbsenceScope, AbsenceView } from '#core/contracts';
import { CurrentActor, IF_MATCH, IfMatch, People, setEtag, type Actor } from '#platform/identity';
import { CsvList, orRefuse, Refused } from '#platform/persistence';
import { Absences } from '../application/absences.js';
import type { Absence } from '../domain/absence.entity.js';
import { AbsenceQueryDto, AbsenceViewDto, ChangeAbsenceDto, CreateAbsenceDto } from './dto/absence.dto.js';
import { listed } from './listed.js';
import { timeAsked } from './time-asked.js';

@ApiTags('Calendar')
@Controller('absences')
export class AbsenceController {
  constructor(
    private readonly absences: Absences,
    private readonly people: People,
  ) {}

  @Get()
  @CsvList<AbsenceView>('absences', ['number', 'person', 'start', 'end', 'delegate', 'note'])
  @ApiOperation({ summary: "Absences that touch a time: one's own, those of one's team, or everybody's for an administrator. Notes are for the person and administrators." })
  @ApiOkResponse({ type: [AbsenceViewDto] })
  async list(@Query() query: AbsenceQueryDto, @CurrentActor() actor: Actor): Promise<AbsenceView[]> {
    const scope = query.whose ?? (actor.roles.includes('admin') ? 'all' : 'own');
    const found = await this.absences.within(orRefuse(timeAsked(query)), await this.whose(scope, actor));
    const views = await this.viewsOf(found);
    return listed(views.map((view) => asSeenBy(actor, view)), cellsOf, query);
  }

  @Get(':number')
  @ApiOperation({ summary: 'Read an absence. Its note is for the person and administrators.' })
  @ApiOkResponse({ type: AbsenceViewDto })
  async read(@Param('number') number: string, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<AbsenceView> {
    return asSeenBy(actor, await this.answer(orRefuse(await this.absences.byNumber(number)), reply));
  }

  /** undefined: everybody. */
  private async whose(scope: AbsenceScope, { personId, roles }: Actor): Promise<string[] | undefined> {
    if (scope === 'own') return [personId];
    if (scope === 'team') return [personId, ...(await this.people.withRoles(roles)).map(({ id }) => id)];
    if (!roles.includes('admin')) throw new Refused({ code: 'not-permitted', message: "Everybody's absences are for administrators: ask for those of your team." });
    return undefined;
  }

  @Post()
  @ApiOperation({ summary: 'Say when you are away, and who stands in' })
  @ApiCreatedResponse({ type: AbsenceViewDto })
  async create(@Body() body: CreateAbsenceDto, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<AbsenceView> {
    const content = { personId: actor.personId, delegateId: null, note: '', ...(await this.contentOf(body)) };
    return this.answer(orRefuse(await this.absences.create(content, actor)), reply);
  }

  @Patch(':number')
  @ApiOperation({ summary: 'Change an absence' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: AbsenceViewDto })
  async change(
    @Param('number') number: string,
    @IfMatch() version: number,
    @Body() body: ChangeAbsenceDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AbsenceView> {
    return this.answer(orRefuse(await this.absences.change(number, version, await this.contentOf(body), actor)), reply);
  }

  @Delete(':number')
  @HttpCode(204)
  @ApiOperation({ summary: 'You are there after all' })
  @ApiHeader(IF_MATCH)
  @ApiNoContentResponse()
  async remove(@Param('number') number: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<void> {
    orRefuse(await this.absences.remove(number, version, actor));
  }

  private async contentOf({ person, delegate, start, end, note }: ChangeAbsenceDto): Promise<Partial<Absence>> {
    return {
      ...(person !== undefined && { personId: await this.idOf(person, 'person') }),
      ...(delegate !== undefined && { delegateId: delegate && (await this.idOf(delegate, 'delegate')) }),
      ...(start !== undefined && { start: new Date(start) }),
      ...(end !== undefined && { end: new Date(end) }),
      ...(note !== undefined && { note }),
    };
  }

  private async idOf(username: string, field: string): Promise<string> {
    const person = await this.people.byUsername(username);
    if (!person) throw new Refused({ code: 'validation-failed', message: `Nobody here is called "${username}".`, at: field });
    return person.id;
  }

  private async answer(absence: Absence, reply: FastifyReply): Promise<AbsenceView> {
    setEtag(reply, absence.version);
    return (await this.viewsOf([absence]))[0]!;
  }

  private async viewsOf(absences: readonly Absence[]): Promise<AbsenceView[]> {
    const people = await this.people.refs(absences.flatMap(({ personId, delegateId }) => (delegateId ? [personId, delegateId] : [personId])));
    return absences.map(({ number, personId, delegateId, start, end, note, version }) => {
      const delegate = (delegateId && people.get(delegateId)) || null;
      return { number, person: people.get(personId)!, start: start.toISOString(), end: end.toISOString(), delegate, note, version };
    });
  }
}

/** Why somebody is away is for themselves and administrators. */
function asSeenBy({ username, roles }: Actor, view: AbsenceView): AbsenceView {
  return view.person.username === username || roles.includes('admin') ? view : { ...view, note: '' };
}

function cellsOf({ number, person, start, end, delegate, note }: AbsenceView) {
  return { number, person: `${person.displayName} ${person.username}`, start, end, delegate: delegate ? `${delegate.displayName} ${delegate.username}` : '', note };
}
