/** The tables of the row types, kept as the engine writes them and the search reads them. Instants are epoch milliseconds, `text` JSON columns are never parsed here. */
export const FIRST_TABLES = `
CREATE TABLE engine.process_definitions (
  process_definition_key bigint NOT NULL,
  process_definition_id text NOT NULL,
  name text,
  version integer NOT NULL,
  version_tag text,
  resource_name text NOT NULL,
  has_start_form boolean NOT NULL,
  start_form_id text,
  state text NOT NULL,
  deployment_key bigint NOT NULL,
  deployed_at bigint NOT NULL,
  checksum text NOT NULL,
  xml text NOT NULL,
  PRIMARY KEY (process_definition_key)
);

CREATE TABLE engine.decision_requirements (
  decision_requirements_key bigint NOT NULL,
  decision_requirements_id text NOT NULL,
  decision_requirements_name text NOT NULL,
  version integer NOT NULL,
  resource_name text NOT NULL,
  deployment_key bigint NOT NULL,
  checksum text NOT NULL,
  xml text NOT NULL,
  PRIMARY KEY (decision_requirements_key)
);

CREATE TABLE engine.decision_definitions (
  decision_definition_key bigint NOT NULL,
  decision_definition_id text NOT NULL,
  name text NOT NULL,
  version integer NOT NULL,
  version_tag text,
  decision_requirements_key bigint NOT NULL,
  decision_requirements_id text NOT NULL,
  decision_requirements_name text NOT NULL,
  decision_requirements_version integer NOT NULL,
  deployment_key bigint NOT NULL,
  PRIMARY KEY (decision_definition_key)
);

CREATE TABLE engine.forms (
  form_key bigint NOT NULL,
  form_id text NOT NULL,
  version integer NOT NULL,
  version_tag text,
  resource_name text NOT NULL,
  deployment_key bigint NOT NULL,
  checksum text NOT NULL,
  schema text NOT NULL,
  PRIMARY KEY (form_key)
);

CREATE TABLE engine.resources (
  resource_key bigint NOT NULL,
  resource_id text NOT NULL,
  resource_name text NOT NULL,
  version integer NOT NULL,
  version_tag text,
  deployment_key bigint NOT NULL,
  checksum text NOT NULL,
  content text NOT NULL,
  PRIMARY KEY (resource_key)
);

CREATE TABLE engine.start_subscriptions (
  subscription_key bigint NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  element_id text NOT NULL,
  process_definition_key bigint NOT NULL,
  process_definition_id text NOT NULL,
  PRIMARY KEY (subscription_key)
);

CREATE TABLE engine.process_instances (
  process_instance_key bigint NOT NULL,
  root_process_instance_key bigint NOT NULL,
  process_definition_key bigint NOT NULL,
  process_definition_id text NOT NULL,
  element_instance_key bigint NOT NULL,
  element_id text NOT NULL,
  type text NOT NULL,
  state text NOT NULL,
  phase text NOT NULL,
  start_date bigint NOT NULL,
  end_date bigint,
  listener_index integer NOT NULL,
  internals text,
  process_definition_name text,
  process_definition_version integer NOT NULL,
  process_definition_version_tag text,
  has_incident boolean NOT NULL,
  parent_process_instance_key bigint,
  parent_element_instance_key bigint,
  tags text[] NOT NULL,
  business_id text,
  start_correlation_key text,
  PRIMARY KEY (process_instance_key)
) WITH (fillfactor = 85);

CREATE TABLE engine.element_instances (
  element_instance_key bigint NOT NULL,
  process_instance_key bigint NOT NULL,
  root_process_instance_key bigint NOT NULL,
  process_definition_key bigint NOT NULL,
  process_definition_id text NOT NULL,
  element_id text NOT NULL,
  type text NOT NULL,
  state text NOT NULL,
  phase text NOT NULL,
  start_date bigint NOT NULL,
  end_date bigint,
  listener_index integer NOT NULL,
  internals text,
  element_name text NOT NULL,
  flow_scope_key bigint NOT NULL,
  incident_key bigint,
  has_incident boolean NOT NULL,
  PRIMARY KEY (element_instance_key)
) WITH (fillfactor = 85);

CREATE TABLE engine.variables (
  variable_key bigint NOT NULL,
  scope_key bigint NOT NULL,
  name text NOT NULL,
  value text NOT NULL,
  process_instance_key bigint NOT NULL,
  root_process_instance_key bigint NOT NULL,
  process_definition_key bigint NOT NULL,
  PRIMARY KEY (variable_key)
);

CREATE TABLE engine.jobs (
  job_key bigint NOT NULL,
  process_instance_key bigint NOT NULL,
  root_process_instance_key bigint NOT NULL,
  process_definition_key bigint NOT NULL,
  process_definition_id text NOT NULL,
  type text NOT NULL,
  kind text NOT NULL,
  listener_event_type text NOT NULL,
  state text NOT NULL,
  phase text NOT NULL,
  retries integer NOT NULL,
  worker text NOT NULL,
  deadline bigint,
  back_off_until bigint,
  custom_headers text NOT NULL,
  tags text[] NOT NULL,
  element_id text NOT NULL,
  element_instance_key bigint NOT NULL,
  process_definition_version integer NOT NULL,
  error_code text,
  error_message text,
  has_failed_with_retries_left boolean NOT NULL,
  is_denied boolean,
  denied_reason text,
  creation_time bigint NOT NULL,
  last_update_time bigint NOT NULL,
  end_time bigint,
  PRIMARY KEY (job_key)
) WITH (fillfactor = 85);

CREATE TABLE engine.user_tasks (
  user_task_key bigint NOT NULL,
  process_instance_key bigint NOT NULL,
  root_process_instance_key bigint NOT NULL,
  process_definition_key bigint NOT NULL,
  process_definition_id text NOT NULL,
  state text NOT NULL,
  transition text,
  name text,
  element_id text NOT NULL,
  element_instance_key bigint NOT NULL,
  process_definition_version integer NOT NULL,
  process_name text,
  creation_date bigint NOT NULL,
  completion_date bigint,
  external_form_reference text,
  form_key bigint,
  custom_headers text NOT NULL,
  tags text[] NOT NULL,
  assignee text,
  candidate_groups text[] NOT NULL,
  candidate_users text[] NOT NULL,
  due_date text,
  follow_up_date text,
  priority integer NOT NULL,
  due_at bigint,
  follow_up_at bigint,
  PRIMARY KEY (user_task_key)
) WITH (fillfactor = 85);

CREATE TABLE engine.incidents (
  incident_key bigint NOT NULL,
  process_instance_key bigint NOT NULL,
  root_process_instance_key bigint NOT NULL,
  process_definition_key bigint NOT NULL,
  process_definition_id text NOT NULL,
  error_type text NOT NULL,
  error_message text NOT NULL,
  state text NOT NULL,
  retry text NOT NULL,
  element_id text NOT NULL,
  element_instance_key bigint NOT NULL,
  job_key bigint,
  creation_time bigint NOT NULL,
  PRIMARY KEY (incident_key)
);

CREATE TABLE engine.message_subscriptions (
  message_subscription_key bigint NOT NULL,
  process_instance_key bigint NOT NULL,
  root_process_instance_key bigint NOT NULL,
  process_definition_key bigint NOT NULL,
  process_definition_id text NOT NULL,
  message_name text NOT NULL,
  correlation_key text NOT NULL,
  message_subscription_state text NOT NULL,
  interrupting boolean NOT NULL,
  element_id text NOT NULL,
  element_instance_key bigint NOT NULL,
  last_updated_date bigint NOT NULL,
  PRIMARY KEY (message_subscription_key)
);

CREATE TABLE engine.correlated_message_subscriptions (
  id text NOT NULL,
  process_instance_key bigint NOT NULL,
  root_process_instance_key bigint NOT NULL,
  process_definition_key bigint NOT NULL,
  process_definition_id text NOT NULL,
  subscription_key bigint NOT NULL,
  message_key bigint NOT NULL,
  message_name text NOT NULL,
  correlation_key text NOT NULL,
  correlation_time bigint NOT NULL,
  element_id text NOT NULL,
  element_instance_key bigint,
  PRIMARY KEY (id)
);

CREATE TABLE engine.signal_subscriptions (
  subscription_key bigint NOT NULL,
  signal_name text NOT NULL,
  interrupting boolean NOT NULL,
  element_id text NOT NULL,
  element_instance_key bigint NOT NULL,
  process_instance_key bigint NOT NULL,
  PRIMARY KEY (subscription_key)
);

CREATE TABLE engine.messages (
  message_key bigint NOT NULL,
  name text NOT NULL,
  correlation_key text NOT NULL,
  message_id text NOT NULL,
  variables text NOT NULL,
  published_at bigint NOT NULL,
  deadline bigint NOT NULL,
  correlated_to text[] NOT NULL,
  PRIMARY KEY (message_key)
);

CREATE TABLE engine.timers (
  timer_key bigint NOT NULL,
  due_date bigint NOT NULL,
  repetitions integer NOT NULL,
  cycle text,
  interrupting boolean NOT NULL,
  element_id text NOT NULL,
  element_instance_key bigint,
  process_instance_key bigint,
  process_definition_key bigint NOT NULL,
  PRIMARY KEY (timer_key)
);

CREATE TABLE engine.join_tokens (
  id text NOT NULL,
  flow_scope_key bigint NOT NULL,
  gateway_id text NOT NULL,
  flow_id text NOT NULL,
  count integer NOT NULL,
  process_instance_key bigint NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE engine.sequence_flows (
  sequence_flow_id text NOT NULL,
  process_instance_key bigint NOT NULL,
  root_process_instance_key bigint NOT NULL,
  process_definition_key bigint NOT NULL,
  process_definition_id text NOT NULL,
  element_id text NOT NULL,
  PRIMARY KEY (process_instance_key, sequence_flow_id)
);

CREATE TABLE engine.decision_instances (
  decision_evaluation_instance_key text NOT NULL,
  process_instance_key bigint,
  root_process_instance_key bigint,
  process_definition_key bigint,
  process_definition_id text,
  decision_evaluation_key bigint NOT NULL,
  decision_definition_id text NOT NULL,
  decision_definition_key bigint NOT NULL,
  decision_definition_name text NOT NULL,
  decision_definition_type text NOT NULL,
  decision_definition_version integer NOT NULL,
  root_decision_definition_key bigint NOT NULL,
  decision_requirements_key bigint NOT NULL,
  decision_requirements_id text NOT NULL,
  evaluation_date bigint NOT NULL,
  evaluation_failure text,
  result text NOT NULL,
  state text NOT NULL,
  evaluated_inputs text NOT NULL,
  matched_rules text NOT NULL,
  element_instance_key bigint,
  PRIMARY KEY (decision_evaluation_instance_key)
);

CREATE INDEX ON engine.process_definitions (process_definition_id, version DESC);
CREATE INDEX ON engine.process_definitions (deployment_key);
CREATE INDEX ON engine.decision_requirements (decision_requirements_id, version DESC);
CREATE INDEX ON engine.decision_definitions (decision_definition_id, version DESC);
CREATE INDEX ON engine.decision_definitions (decision_requirements_key);
CREATE INDEX ON engine.forms (form_id, version DESC);
CREATE INDEX ON engine.resources (resource_id, version DESC);
CREATE INDEX ON engine.start_subscriptions (kind, name);
CREATE INDEX ON engine.start_subscriptions (process_definition_id);

CREATE INDEX ON engine.process_instances (business_id) WHERE business_id IS NOT NULL;
CREATE INDEX ON engine.process_instances (process_definition_id, process_instance_key);
CREATE INDEX ON engine.process_instances (process_definition_key, process_instance_key);
CREATE INDEX ON engine.process_instances (start_date, process_instance_key);
CREATE INDEX ON engine.process_instances (process_instance_key) WHERE state = 'ACTIVE';
CREATE INDEX ON engine.process_instances (process_instance_key) WHERE state = 'TERMINATED';
CREATE INDEX ON engine.process_instances (process_instance_key) WHERE has_incident;
CREATE INDEX ON engine.process_instances (parent_process_instance_key) WHERE parent_process_instance_key IS NOT NULL;
CREATE INDEX ON engine.process_instances (start_correlation_key) WHERE start_correlation_key IS NOT NULL AND state = 'ACTIVE';

CREATE INDEX ON engine.element_instances (process_instance_key);
CREATE INDEX ON engine.element_instances (process_definition_key, element_id) WHERE state = 'ACTIVE';
CREATE INDEX ON engine.variables (process_instance_key);
CREATE INDEX ON engine.variables (scope_key);

CREATE INDEX ON engine.jobs (type, job_key) WHERE phase = 'ACTIVATABLE';
CREATE INDEX ON engine.jobs (deadline) WHERE phase = 'ACTIVATED';
CREATE INDEX ON engine.jobs (back_off_until) WHERE phase = 'BACKING_OFF';
CREATE INDEX ON engine.jobs (process_instance_key);

CREATE INDEX ON engine.user_tasks (process_instance_key);
CREATE INDEX ON engine.user_tasks (element_instance_key);
CREATE INDEX ON engine.user_tasks (creation_date, user_task_key);
CREATE INDEX ON engine.user_tasks (creation_date, user_task_key) WHERE state NOT IN ('COMPLETED', 'CANCELED');
CREATE INDEX ON engine.user_tasks (assignee, user_task_key) WHERE assignee IS NOT NULL AND state NOT IN ('COMPLETED', 'CANCELED');
CREATE INDEX ON engine.user_tasks USING gin (candidate_groups) WHERE state NOT IN ('COMPLETED', 'CANCELED');

CREATE INDEX ON engine.incidents (process_instance_key);
CREATE INDEX ON engine.incidents (element_instance_key);
CREATE INDEX ON engine.incidents (incident_key) WHERE state = 'ACTIVE';

CREATE INDEX ON engine.message_subscriptions (message_name, correlation_key) WHERE message_subscription_state = 'CREATED';
CREATE INDEX ON engine.message_subscriptions (process_instance_key);
CREATE INDEX ON engine.correlated_message_subscriptions (process_instance_key);
CREATE INDEX ON engine.signal_subscriptions (signal_name);
CREATE INDEX ON engine.signal_subscriptions (process_instance_key);
CREATE INDEX ON engine.messages (name, correlation_key, message_key);
CREATE INDEX ON engine.messages (deadline);
CREATE INDEX ON engine.timers (due_date);
CREATE INDEX ON engine.timers (process_instance_key);
CREATE INDEX ON engine.timers (process_definition_key) WHERE element_instance_key IS NULL;
CREATE INDEX ON engine.join_tokens (process_instance_key);

CREATE INDEX ON engine.decision_instances (process_instance_key) WHERE process_instance_key IS NOT NULL;
CREATE INDEX ON engine.decision_instances (decision_evaluation_key);
CREATE INDEX ON engine.decision_instances (decision_definition_key, evaluation_date);

-- One row: where the key source and the controlled clock stand, and the number of the last batch written.
CREATE TABLE engine.engine_state (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  next_key bigint NOT NULL,
  last_batch bigint NOT NULL DEFAULT 0,
  pinned_clock bigint
);
`;
