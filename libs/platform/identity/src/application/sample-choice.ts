import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { UnitOfWork } from '#platform/persistence';
import { IDENTITY_SETTINGS, type IdentitySettings } from '../settings.js';
import { Installation } from './installation.js';

/** An installation begun without the sample organisation never gets it later, among real records. */
@Injectable()
export class SampleChoice implements OnApplicationBootstrap {
  constructor(
    private readonly work: UnitOfWork,
    private readonly installation: Installation,
    @Inject(IDENTITY_SETTINGS) private readonly settings: IdentitySettings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.settings.sample) await this.work.run((tx) => this.installation.finish('sample', tx));
  }
}
