import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '#platform/identity';
import { Readiness, type ReadinessReport } from './readiness.js';
import { version, type Version } from './version.js';

@ApiTags('Operations of this installation')
@Controller()
@Public()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('healthz')
  @ApiOperation({ summary: 'The process is alive' })
  alive(): { alive: true } {
    return { alive: true };
  }

  @Get('readyz')
  @ApiOperation({ summary: 'Database, migrations and engine can be used (200), or not (503)' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    void reply.status(report.ready ? 200 : 503);
    return report;
  }

  @Get('version')
  @ApiOperation({ summary: 'What runs here' })
  version(): Version {
    return version();
  }
}
