// Words from which the year's names are put together.
export const GIVEN_NAMES = ['Anna', 'Boris', 'Clara', 'David', 'Elif', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jakub', 'Karin', 'Liam', 'Marta', 'Nils', 'Olga', 'Paolo', 'Qiu', 'Rosa', 'Stefan', 'Tanja'];
export const FAMILY_NAMES = ['Albers', 'Bianchi', 'Cerny', 'Dubois', 'Eriksen', 'Fischer', 'Garcia', 'Horvat', 'Ivanova', 'Janssen', 'Kaya', 'Lopez'];
export const DOMAINS = ['Claims', 'Payments', 'Policies', 'Portal', 'Broker', 'Pension', 'Motor', 'Household', 'Travel', 'Health', 'Reinsurance', 'Fraud', 'Document', 'Contact centre', 'Identity', 'Payroll', 'Ledger', 'Treasury', 'Reporting', 'Network'];
export const CAPABILITIES = ['intake', 'assessment', 'archive', 'search', 'notification', 'scheduling', 'pricing', 'reconciliation', 'gateway', 'self-service'];
export const ITEM_NAMES = { application: 'app', database: 'db', server: 'vm', network: 'lb', 'cloud-service': 'queue' };
export const WORK = ['Upgrade', 'Patch', 'Reconfigure', 'Scale out', 'Move', 'Restore', 'Rotate the certificates of', 'Deploy a release of', 'Replace the storage of', 'Tune'];
export const REASONS = ['The vendor ends support of this version in the spring.', 'Two interruptions last month came from here.', 'Audit finding of the last review.', 'The load at month end comes close to the limit.', 'A new function that the business waits for.'];
export const GOALS = ['A claim is settled in two days', 'Nobody waits longer than a minute on the telephone', 'A new product is on sale within six weeks', 'Every payment arrives on the day it was promised', 'The cost of a policy falls by a tenth', 'No customer has to write twice', 'Every service recovers within its promise', 'Brokers do everything themselves'];
