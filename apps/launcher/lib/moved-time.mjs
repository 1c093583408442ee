// Loaded before server and worker (--import) while the past is made: their time is the machine's plus the milliseconds that a file says.
// All of them read the same eight bytes, so that none is ahead of another. The engine is moved by its own `/v2/clock`.
import { openSync, readSync, writeFileSync } from 'node:fs';

const MachineDate = Date;
const bytes = Buffer.alloc(8);

export class MovedTime {
  constructor(file) {
    this.file = file;
  }

  /** Makes it `millis` for every process that reads the file. */
  set(millis) {
    const offset = Buffer.alloc(8);
    offset.writeDoubleLE(millis - MachineDate.now());
    writeFileSync(this.file, offset, { flag: 'r+' });
  }

  /** The flag that moves a process's time. */
  get flag() {
    return `--import=${import.meta.url}?file=${encodeURIComponent(this.file)}`;
  }
}

const file = new URL(import.meta.url).searchParams.get('file');
if (file !== null) moveTime(openSync(file, 'r'));

function moveTime(descriptor) {
  const now = () => {
    readSync(descriptor, bytes, 0, 8, 0);
    return Math.trunc(MachineDate.now() + bytes.readDoubleLE());
  };
  globalThis.Date = class Date extends MachineDate {
    constructor(...parts) {
      super(...(parts.length === 0 ? [now()] : parts));
    }

    static now() {
      return now();
    }
  };
}
