/** Documents of the document API, and what the statistics read. */
export const DOCUMENTS_AND_STATISTICS = `
CREATE TABLE engine.documents (
  document_id text NOT NULL,
  content bytea NOT NULL,
  content_hash text NOT NULL,
  content_type text NOT NULL,
  file_name text NOT NULL,
  size bigint NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint,
  process_definition_id text,
  process_instance_key bigint,
  custom_properties text NOT NULL,
  PRIMARY KEY (document_id)
);
ALTER TABLE engine.documents ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX ON engine.documents (expires_at) WHERE expires_at IS NOT NULL;

-- One row: what links to documents are signed with.
CREATE TABLE engine.document_links (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  secret text NOT NULL
);
INSERT INTO engine.document_links (secret) VALUES (encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'hex'));

CREATE INDEX ON engine.jobs USING brin (creation_time) WITH (pages_per_range = 32, autosummarize = true);
CREATE INDEX ON engine.incidents (hashtext(error_message)) WHERE state = 'ACTIVE';
`;
