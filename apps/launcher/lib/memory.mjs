import { readdirSync, readFileSync } from 'node:fs';

/** Memory that a process and its children hold in megabytes, shared pages counted in proportion (Linux); undefined elsewhere. */
export function memoryOf(pid) {
  if (process.platform !== 'linux') return undefined;
  const kilobytes = familyOf(pid).reduce((sum, member) => sum + proportionalSet(member), 0);
  return kilobytes / 1024;
}

function proportionalSet(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // ended meanwhile
  }
}

function familyOf(pid) {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === pid).map(Number);
  return [pid, ...children.flatMap(familyOf)];
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
