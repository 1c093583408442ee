/** Events of `GET /api/v1/live` (server-sent events): what to read again. */
export interface LiveEvent {
  topic: 'record' | 'task' | 'instance' | 'incident' | 'model' | 'notice';
  /** Record number, user task key, process instance key or model id; null: "something of this kind". */
  id: string | null;
}
