export * from './engine-store.js';
export type * from './search/search-query.js';
export { OPERATORS } from './search/search-query.js';
export { COUNT_LIMIT, cursorLength } from './search/search.js';
export type { ElementStatistics, Found } from './search/reads.js';
export { VIEWS, type ViewName } from './search/views.js';
export type { SearchField, SearchView } from './search/search-view.js';
export type { Activation } from './writer/job-desk.js';
export type { Reply } from './writer/replies.js';
