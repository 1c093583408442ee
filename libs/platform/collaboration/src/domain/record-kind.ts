import { RECORD_PREFIXES, type RecordKind } from '#core/contracts';

/** The kind of a record that is known to exist, by its number. */
export function kindOf(recordNumber: string): RecordKind {
  const prefix = recordNumber.slice(0, recordNumber.indexOf('-'));
  return RECORD_PREFIXES[prefix as keyof typeof RECORD_PREFIXES];
}
