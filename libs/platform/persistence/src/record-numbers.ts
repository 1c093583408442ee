import { Injectable } from '@nestjs/common';
import type { RECORD_PREFIXES } from '#core/contracts';
import type { Transaction } from './unit-of-work.js';

export type RecordPrefix = keyof typeof RECORD_PREFIXES;

const SEQUENCES = {
  CHG: 'number_chg',
  SVC: 'number_svc',
  GOAL: 'number_goal',
  OBJ: 'number_obj',
  SLO: 'number_slo',
  CI: 'number_ci',
  PRJ: 'number_prj',
  GATE: 'number_gate',
  CAL: 'number_cal',
  ABS: 'number_abs',
  FRZ: 'number_frz',
  CAB: 'number_cab',
  TPL: 'number_tpl',
  RSK: 'number_rsk',
  IMP: 'number_imp',
  SAC: 'number_sac',
  ELS: 'number_els',
  REL: 'number_rel',
} as const satisfies Record<RecordPrefix, string>;

@Injectable()
export class RecordNumbers {
  /** Takes a prefix and returns the next number, `CHG-104`. Numbers are unique and rising; an undone transaction leaves a gap. */
  async next(prefix: RecordPrefix, tx: Transaction): Promise<string> {
    const [row] = await tx.query<[{ value: string }]>('select nextval($1::regclass) as value', [`tollgate.${SEQUENCES[prefix]}`]);
    return `${prefix}-${row.value}`;
  }
}
