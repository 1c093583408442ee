import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { HomeView } from '#core/contracts';
import { CurrentActor, type Actor } from '#platform/identity';
import { Home } from './home.js';

@ApiTags('Home')
@Controller('home')
export class HomeController {
  constructor(private readonly home: Home) {}

  @Get()
  @ApiOperation({ summary: 'My tasks, my changes, what is stuck, what is due this week' })
  view(@CurrentActor() actor: Actor): Promise<HomeView> {
    return this.home.view(actor);
  }
}
