import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { People } from './application/people.js';
import { Credential } from './domain/credential.entity.js';
import { Person } from './domain/person.entity.js';
import { Session } from './domain/session.entity.js';

/** Who the people are: for the worker, and below the HTTP half. */
@Global()
@Module({ imports: [TypeOrmModule.forFeature([Person, Credential, Session])], providers: [People], exports: [People] })
export class IdentityModule {}
