/** What the specs use of the launcher's plain modules. */
export interface RunningPostgres {
  url: string;
  port: number;
  pid: number;
  exited: Promise<void>;
  stop(): Promise<boolean>;
}

export interface PostgresOptions {
  folder: string;
  port?: number;
  how?: 'plain' | 'namespace' | 'change-user';
  log?: (line: string) => void;
}

interface Supervisor {
  startPostgres(options: PostgresOptions): Promise<RunningPostgres>;
  stopOrphan(cluster: string): Promise<number | undefined>;
  freePort(): Promise<number>;
}

interface FolderLock {
  lockFolder(folder: string): Promise<() => void>;
}

interface Binaries {
  makeLinks(packageRoot: string): number;
  nativeFolder(): string;
}

interface Address {
  addressOf(host: string, port: number): string;
}

interface Time {
  MovedTime: new (file: string) => { set(millis: number): void; readonly flag: string };
}

export const timeModule = () => load<Time>('moved-time.mjs');
export const addressModule = () => load<Address>('address.mjs');
export const postgresModule = () => load<Supervisor>('postgres.mjs');
export const folderLockModule = () => load<FolderLock>('folder-lock.mjs');
export const binariesModule = () => load<Binaries>('postgres-binaries.mjs');

async function load<T>(file: string): Promise<T> {
  return (await import(new URL(`../../apps/launcher/lib/${file}`, import.meta.url).href)) as T;
}
