import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { describeDtos } from './described-dto.js';
import { version } from '../operations/version.js';

/** Describes the API at `/api/openapi.json`. */
export function describeApi(app: INestApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Tollgate')
    .setDescription('Records, tasks, models and operations. Errors are problem documents (RFC 9457); writes need the CSRF token of the session.')
    .setVersion(version().version)
    .addCookieAuth('__Host-tollgate')
    .build();
  SwaggerModule.setup('api', app, () => describedBy(app, description), { ui: false, raw: ['json'], jsonDocumentUrl: 'api/openapi.json' });
}

function describedBy(app: INestApplication, description: Omit<OpenAPIObject, 'paths'>): OpenAPIObject {
  describeDtos(app);
  return SwaggerModule.createDocument(app, description);
}
