/** The live view asks again and again for the newest elements that are active. */
export const NEWEST_ELEMENTS = `
CREATE INDEX ON engine.element_instances (start_date, element_instance_key) WHERE state = 'ACTIVE';
`;
