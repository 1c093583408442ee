/** What can be compensated, and who waits for a condition on variables. Live rows only. */
export const COMPENSATION_AND_CONDITIONS = `
CREATE TABLE engine.conditional_subscriptions (
  subscription_key bigint NOT NULL,
  interrupting boolean NOT NULL,
  element_id text NOT NULL,
  element_instance_key bigint NOT NULL,
  process_instance_key bigint NOT NULL,
  PRIMARY KEY (subscription_key)
);
CREATE INDEX ON engine.conditional_subscriptions (process_instance_key);

CREATE TABLE engine.compensation_subscriptions (
  subscription_key bigint NOT NULL,
  element_id text NOT NULL,
  element_instance_key bigint NOT NULL,
  scope_key bigint NOT NULL,
  event_id text,
  thrower_key bigint,
  process_instance_key bigint NOT NULL,
  PRIMARY KEY (subscription_key)
);
CREATE INDEX ON engine.compensation_subscriptions (process_instance_key);
`;
