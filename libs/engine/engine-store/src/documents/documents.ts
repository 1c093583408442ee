import type { Key, Millis } from '#engine/engine';
import type { FoundRow } from '../search/search-query.js';
import type { Queryable } from '../search/search.js';

/** What is kept of a document beside its content. */
export interface DocumentRow {
  readonly documentId: string;
  /** SHA-256 of the content, hexadecimal. */
  readonly contentHash: string;
  readonly contentType: string;
  readonly fileName: string;
  readonly size: number;
  readonly expiresAt: Millis | null;
  readonly processDefinitionId: string | null;
  readonly processInstanceKey: Key | null;
  readonly customProperties: Readonly<Record<string, unknown>>;
}

export interface StoredDocument extends DocumentRow {
  readonly content: Buffer;
}

const COLUMNS = 'content_hash, content_type, file_name, size, expires_at, process_definition_id, process_instance_key, custom_properties, created_at';
const NOT_EXPIRED = '(expires_at IS NULL OR expires_at > $2::bigint)';
/** How many expired documents go when a new one comes. */
const SWEPT_AT_ONCE = 100;

const documentOf = (documentId: string, row: FoundRow): StoredDocument => ({
  documentId,
  content: row['content'] as Buffer,
  contentHash: row['content_hash'] as string,
  contentType: row['content_type'] as string,
  fileName: row['file_name'] as string,
  size: Number(row['size']),
  expiresAt: row['expires_at'] === null ? null : Number(row['expires_at']),
  processDefinitionId: row['process_definition_id'] as string | null,
  processInstanceKey: row['process_instance_key'] as Key | null,
  customProperties: JSON.parse(row['custom_properties'] as string) as Record<string, unknown>,
});

/** The document store: contents of files, read and written beside the engine's commands. An expired document is not found any more. */
export class Documents {
  private secret: Promise<string> | null = null;

  constructor(private readonly db: Queryable, private readonly now: () => Millis) {}

  /** Keeps a document; false when there is one with this id. */
  async create(document: StoredDocument): Promise<boolean> {
    await this.sweep();
    const { documentId, content, contentHash, contentType, fileName, size, expiresAt, processDefinitionId, processInstanceKey, customProperties } = document;
    const values = [documentId, content, contentHash, contentType, fileName, size, expiresAt, processDefinitionId, processInstanceKey, JSON.stringify(customProperties), this.now()];
    const places = values.map((_, index) => `$${index + 1}`).join(', ');
    const { rows } = await this.db.query({ text: `INSERT INTO engine.documents (document_id, content, ${COLUMNS}) VALUES (${places}) ON CONFLICT DO NOTHING RETURNING 1`, values });
    return rows.length > 0;
  }

  async find(documentId: string): Promise<StoredDocument | null> {
    const { rows } = await this.db.query({ text: `SELECT content, ${COLUMNS} FROM engine.documents WHERE document_id = $1 AND ${NOT_EXPIRED}`, values: [documentId, this.now()] });
    return rows[0] ? documentOf(documentId, rows[0]) : null;
  }

  /** Its hash, or null when there is no such document. */
  async hashOf(documentId: string): Promise<string | null> {
    const { rows } = await this.db.query({ text: `SELECT content_hash FROM engine.documents WHERE document_id = $1 AND ${NOT_EXPIRED}`, values: [documentId, this.now()] });
    return (rows[0]?.['content_hash'] as string | undefined) ?? null;
  }

  /** False when there was none. */
  async delete(documentId: string): Promise<boolean> {
    const { rows } = await this.db.query({ text: `DELETE FROM engine.documents WHERE document_id = $1 AND ${NOT_EXPIRED} RETURNING 1`, values: [documentId, this.now()] });
    return rows.length > 0;
  }

  /** What links are signed with: the same for all engines on this database. */
  linkSecret(): Promise<string> {
    this.secret ??= this.readSecret().catch((error: unknown) => {
      this.secret = null;
      throw error;
    });
    return this.secret;
  }

  private async readSecret(): Promise<string> {
    const { rows } = await this.db.query({ text: 'SELECT secret FROM engine.document_links', values: [] });
    return rows[0]?.['secret'] as string;
  }

  private async sweep(): Promise<void> {
    const expired = `SELECT document_id FROM engine.documents WHERE expires_at <= $1::bigint LIMIT ${SWEPT_AT_ONCE}`;
    await this.db.query({ text: `DELETE FROM engine.documents WHERE document_id IN (${expired})`, values: [this.now()] });
  }
}
