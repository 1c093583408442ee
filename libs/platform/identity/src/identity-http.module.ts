import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { systemClock, type Clock } from '#core/kernel';
import { Accounts } from './application/accounts.js';
import { Callers } from './application/callers.js';
import { Entrance } from './application/entrance.js';
import { IdempotentAnswers } from './application/idempotent-answers.js';
import { Installation } from './application/installation.js';
import { SampleChoice } from './application/sample-choice.js';
import { IDENTITY_CLOCK, Sessions } from './application/sessions.js';
import { SignInThrottle } from './application/sign-in-throttle.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { PeopleController } from './http/people.controller.js';
import { SessionController } from './http/session.controller.js';
import { SessionGuard } from './http/session.guard.js';
import { IdentityModule } from './identity.module.js';
import { IDENTITY_SETTINGS, type IdentitySettings } from './settings.js';

/** For the server: sign-in, people, the guard before every route, and idempotent POST. */
@Global()
@Module({})
export class IdentityHttpModule {
  static forRoot(settings: IdentitySettings, clock: Clock = systemClock): DynamicModule {
    return {
      module: IdentityHttpModule,
      imports: [IdentityModule],
      controllers: [SessionController, PeopleController],
      providers: [
        { provide: IDENTITY_SETTINGS, useValue: settings },
        { provide: IDENTITY_CLOCK, useValue: clock },
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        Accounts, Callers, Entrance, IdempotentAnswers, Installation, SampleChoice, Sessions, SignInThrottle,
      ],
      exports: [Sessions, Installation, IdempotentAnswers],
    };
  }
}
