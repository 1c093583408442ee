import { Global, Module } from '@nestjs/common';
import { AuditSealer } from './audit-sealer.js';
import { AuditTrail } from './audit-trail.js';

/** The audit trail, for server and worker. */
@Global()
@Module({ providers: [AuditTrail, AuditSealer], exports: [AuditTrail, AuditSealer] })
export class AuditModule {}
