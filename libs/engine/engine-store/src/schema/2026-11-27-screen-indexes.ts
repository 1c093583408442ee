/**
 * The order in which the screens read at a million instances: newest first within a state, a process, what has incidents. Each index
 * serves the page and its total. What only gave keys of one state is replaced, so that a completion writes one more index entry than before, and a user task one.
 */
export const SCREEN_INDEXES = `
CREATE INDEX process_instances_by_state ON engine.process_instances (state, start_date);
CREATE INDEX process_instances_by_process ON engine.process_instances (process_definition_id, state, start_date);
CREATE INDEX process_instances_with_incident ON engine.process_instances (process_definition_id, start_date) WHERE has_incident;
CREATE INDEX process_instances_newest_with_incident ON engine.process_instances (start_date) WHERE has_incident;
DROP INDEX engine.process_instances_process_definition_id_process_instance_ke_idx;
DROP INDEX engine.process_instances_process_instance_key_idx;
DROP INDEX engine.process_instances_process_instance_key_idx1;
DROP INDEX engine.process_instances_process_instance_key_idx2;

CREATE INDEX incidents_active ON engine.incidents (creation_time) WHERE state = 'ACTIVE';
CREATE INDEX incidents_active_of_process ON engine.incidents (process_definition_id, creation_time) WHERE state = 'ACTIVE';
DROP INDEX engine.incidents_incident_key_idx;

CREATE INDEX jobs_in_trouble ON engine.jobs (state, job_key) WHERE state NOT IN ('CREATED', 'COMPLETED', 'CANCELED');

CREATE INDEX user_tasks_by_due_date ON engine.user_tasks (due_at, user_task_key) WHERE state NOT IN ('COMPLETED', 'CANCELED');
`;
