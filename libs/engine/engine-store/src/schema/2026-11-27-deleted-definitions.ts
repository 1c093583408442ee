/** What is deleted stays for what refers to it; it is not found by its id any more. */
export const DELETED_DEFINITIONS = `
ALTER TABLE engine.decision_requirements ADD COLUMN state text NOT NULL DEFAULT 'ACTIVE';
ALTER TABLE engine.decision_definitions ADD COLUMN state text NOT NULL DEFAULT 'ACTIVE';
ALTER TABLE engine.forms ADD COLUMN state text NOT NULL DEFAULT 'ACTIVE';
ALTER TABLE engine.resources ADD COLUMN state text NOT NULL DEFAULT 'ACTIVE';
`;
