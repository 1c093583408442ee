/** What identity needs to know of the installation. */
export interface IdentitySettings {
  /** Opens the first-run set-up, and the API for the sample organisation until that is made. */
  bootstrapToken: string | undefined;
  /** True when an empty installation gets the sample organisation. */
  sample: boolean;
  engine: 'embedded' | 'camunda';
  /** True when requests come through a proxy: nobody is then known to sit at this machine. */
  behindProxy: boolean;
}

export const IDENTITY_SETTINGS = Symbol('identity settings');
