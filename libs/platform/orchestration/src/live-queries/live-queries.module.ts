import { Global, Module } from '@nestjs/common';
import { LiveQueries } from './live-queries.js';

/** Imported by every practice that answers live queries. */
@Global()
@Module({ providers: [LiveQueries], exports: [LiveQueries] })
export class LiveQueriesModule {}
