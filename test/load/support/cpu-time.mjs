// CPU time of processes and their children (Linux): what work costs, whatever else the machine does meanwhile.
import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10;

/** User and system time of a process, of its living children and of those it has waited for, in milliseconds; 0 where it cannot be read. */
export function cpuMillisOf(pid) {
  const stats = new Map(processIds().flatMap((id) => statOf(id)));
  return familyOf(pid, stats).reduce((sum, id) => sum + stats.get(id).ticks, 0) * TICK_MS;
}

const processIds = () => (process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []);

/** Fields of proc(5) stat behind the name: 4 ppid, 14 utime, 15 stime, 16 cutime, 17 cstime. */
function statOf(id) {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
    return [[Number(id), { parent: fields[1], ticks: fields[11] + fields[12] + fields[13] + fields[14] }]];
  } catch {
    return []; // ended meanwhile
  }
}

function familyOf(pid, stats) {
  if (!stats.has(pid)) return [];
  const children = [...stats].filter(([, { parent }]) => parent === pid).map(([id]) => id);
  return [pid, ...children.flatMap((child) => familyOf(child, stats))];
}
