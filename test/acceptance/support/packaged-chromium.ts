import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const PACKAGE = '@sparticuz/chromium';
/** On a bare machine its own copies of NSS and the fonts are unpacked with it. */
const WITH_LIBRARIES = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };

export interface PackagedChromium {
  executablePath: string;
  env: Record<string, string>;
}

/** The Chromium that comes from npm, unpacked once on a machine. Its folder is there whole or not at all, however many specs begin at once. */
export async function packagedChromium(): Promise<PackagedChromium> {
  const folder = join(tmpdir(), `tollgate-chromium-${version()}`);
  if (!existsSync(folder)) await unpackTo(folder);
  return { executablePath: join(folder, 'chromium'), env: { FONTCONFIG_PATH: join(folder, 'fonts'), LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } };
}

/** The package unpacks into the temporary folder, so that it gets one of its own first. */
async function unpackTo(folder: string): Promise<void> {
  const own = mkdtempSync(join(process.env['TOLLGATE_TEST_RUN'] ?? tmpdir(), 'chromium-'));
  const unpack = `import chromium from '${PACKAGE}'; await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', unpack], { env: { ...process.env, ...WITH_LIBRARIES, NODE_OPTIONS: '', TMPDIR: own } });
  const fonts = join(own, 'fonts', 'fonts.conf');
  writeFileSync(fonts, readFileSync(fonts, 'utf8').replaceAll('/tmp/fonts', join(folder, 'fonts')));
  try {
    renameSync(own, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(own, { recursive: true });
  }
}

function version(): string {
  const build = createRequire(import.meta.url).resolve(PACKAGE);
  const { version } = JSON.parse(readFileSync(join(dirname(build), '..', 'package.json'), 'utf8')) as { version: string };
  return version;
}
