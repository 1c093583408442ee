/**
 * Operations of the orchestration cluster API 8.9: id → method, path, and the statuses it may answer with. Ours, so that the
 * tests need no other document; where the document is, it is compared with it.
 */
export const OFFERED = {
  getAuthentication: 'GET /authentication/me 200 401 403 500',
  pinClock: 'PUT /clock 204 400 500 503',
  resetClock: 'POST /clock/reset 204 500 503',
  evaluateConditionals: 'POST /conditionals/evaluation 200 400 403 404 500 503',
  searchCorrelatedMessageSubscriptions: 'POST /correlated-message-subscriptions/search 200 400 401 403 500',
  evaluateDecision: 'POST /decision-definitions/evaluation 200 400 404 500 503',
  searchDecisionDefinitions: 'POST /decision-definitions/search 200 400 401 403 500',
  getDecisionDefinition: 'GET /decision-definitions/{decisionDefinitionKey} 200 400 401 403 404 500',
  getDecisionDefinitionXML: 'GET /decision-definitions/{decisionDefinitionKey}/xml 200 400 401 403 404 500',
  searchDecisionInstances: 'POST /decision-instances/search 200 400 401 403 500',
  getDecisionInstance: 'GET /decision-instances/{decisionEvaluationInstanceKey} 200 400 401 403 404 500',
  deleteDecisionInstance: 'POST /decision-instances/{decisionEvaluationKey}/deletion 204 401 403 404 500 503',
  searchDecisionRequirements: 'POST /decision-requirements/search 200 400 401 403 500',
  getDecisionRequirements: 'GET /decision-requirements/{decisionRequirementsKey} 200 400 401 403 404 500',
  getDecisionRequirementsXML: 'GET /decision-requirements/{decisionRequirementsKey}/xml 200 400 401 403 404 500',
  createDeployment: 'POST /deployments 200 400 503',
  createDocument: 'POST /documents 201 400 415',
  createDocuments: 'POST /documents/batch 201 207 400 415',
  deleteDocument: 'DELETE /documents/{documentId} 204 404 500',
  getDocument: 'GET /documents/{documentId} 200 404 500',
  createDocumentLink: 'POST /documents/{documentId}/links 201 400',
  activateAdHocSubProcessActivities: 'POST /element-instances/ad-hoc-activities/{adHocSubProcessInstanceKey}/activation 204 400 401 403 404 500 503',
  searchElementInstances: 'POST /element-instances/search 200 400 401 403 500',
  getElementInstance: 'GET /element-instances/{elementInstanceKey} 200 400 401 403 404 500',
  searchElementInstanceIncidents: 'POST /element-instances/{elementInstanceKey}/incidents/search 200 400 401 403 404 500',
  createElementInstanceVariables: 'PUT /element-instances/{elementInstanceKey}/variables 204 400 500 503 504',
  evaluateExpression: 'POST /expression/evaluation 200 400 401 403 500',
  searchIncidents: 'POST /incidents/search 200 400 401 403 500',
  getProcessInstanceStatisticsByDefinition: 'POST /incidents/statistics/process-instances-by-definition 200 400 401 403 500',
  getProcessInstanceStatisticsByError: 'POST /incidents/statistics/process-instances-by-error 200 400 401 403 500',
  getIncident: 'GET /incidents/{incidentKey} 200 400 401 403 404 500',
  resolveIncident: 'POST /incidents/{incidentKey}/resolution 204 400 404 409 500 503',
  activateJobs: 'POST /jobs/activation 200 400 401 500 503',
  searchJobs: 'POST /jobs/search 200 400 401 403 500',
  getJobTypeStatistics: 'POST /jobs/statistics/by-types 200 400 401 403 500',
  getJobWorkerStatistics: 'POST /jobs/statistics/by-workers 200 400 401 403 500',
  getJobErrorStatistics: 'POST /jobs/statistics/errors 200 400 401 403 500',
  getGlobalJobStatistics: 'GET /jobs/statistics/global 200 400 401 403 500',
  getJobTimeSeriesStatistics: 'POST /jobs/statistics/time-series 200 400 401 403 500',
  updateJob: 'PATCH /jobs/{jobKey} 204 400 404 409 500 503',
  completeJob: 'POST /jobs/{jobKey}/completion 204 400 404 409 500 503',
  throwJobError: 'POST /jobs/{jobKey}/error 204 400 404 409 500 503',
  failJob: 'POST /jobs/{jobKey}/failure 204 400 404 409 500 503',
  getLicense: 'GET /license 200 500',
  searchMessageSubscriptions: 'POST /message-subscriptions/search 200 400 401 403 500',
  correlateMessage: 'POST /messages/correlation 200 400 403 404 500 503',
  publishMessage: 'POST /messages/publication 200 400 500 503',
  searchProcessDefinitions: 'POST /process-definitions/search 200 400 401 403 500',
  getProcessDefinitionMessageSubscriptionStatistics: 'POST /process-definitions/statistics/message-subscriptions 200 400 401 403 500',
  getProcessDefinitionInstanceStatistics: 'POST /process-definitions/statistics/process-instances 200 400 401 403 500',
  getProcessDefinitionInstanceVersionStatistics: 'POST /process-definitions/statistics/process-instances-by-version 200 400 401 403 500',
  getProcessDefinition: 'GET /process-definitions/{processDefinitionKey} 200 400 401 403 404 500',
  getStartProcessForm: 'GET /process-definitions/{processDefinitionKey}/form 200 204 400 401 403 404 500',
  getProcessDefinitionStatistics: 'POST /process-definitions/{processDefinitionKey}/statistics/element-instances 200 400 401 403 500',
  getProcessDefinitionXML: 'GET /process-definitions/{processDefinitionKey}/xml 200 204 400 401 403 404 500',
  createProcessInstance: 'POST /process-instances 200 400 409 500 503 504',
  searchProcessInstances: 'POST /process-instances/search 200 400 401 403 500',
  getProcessInstance: 'GET /process-instances/{processInstanceKey} 200 400 401 403 404 500',
  getProcessInstanceCallHierarchy: 'GET /process-instances/{processInstanceKey}/call-hierarchy 200 400 401 403 404 500',
  cancelProcessInstance: 'POST /process-instances/{processInstanceKey}/cancellation 204 400 404 500 503 504',
  deleteProcessInstance: 'POST /process-instances/{processInstanceKey}/deletion 204 401 403 404 409 500 503',
  resolveProcessInstanceIncidents: 'POST /process-instances/{processInstanceKey}/incident-resolution 200 400 401 404 500 503',
  searchProcessInstanceIncidents: 'POST /process-instances/{processInstanceKey}/incidents/search 200 400 401 403 404 500',
  migrateProcessInstance: 'POST /process-instances/{processInstanceKey}/migration 204 400 404 409 500 503',
  modifyProcessInstance: 'POST /process-instances/{processInstanceKey}/modification 204 400 404 500 503',
  getProcessInstanceSequenceFlows: 'GET /process-instances/{processInstanceKey}/sequence-flows 200 400 401 403 500',
  getProcessInstanceStatistics: 'GET /process-instances/{processInstanceKey}/statistics/element-instances 200 400 401 403 500',
  getResource: 'GET /resources/{resourceKey} 200 404 500',
  getResourceContent: 'GET /resources/{resourceKey}/content 200 404 500',
  deleteResource: 'POST /resources/{resourceKey}/deletion 200 400 404 500 503',
  broadcastSignal: 'POST /signals/broadcast 200 400 404 500 503',
  getStatus: 'GET /status 204 503',
  getSystemConfiguration: 'GET /system/configuration 200 401 500',
  getTopology: 'GET /topology 200 401 500',
  searchUserTasks: 'POST /user-tasks/search 200 400 401 403 500',
  getUserTask: 'GET /user-tasks/{userTaskKey} 200 400 401 403 404 500',
  updateUserTask: 'PATCH /user-tasks/{userTaskKey} 204 400 404 409 500 503 504',
  unassignUserTask: 'DELETE /user-tasks/{userTaskKey}/assignee 204 400 404 409 500 503 504',
  assignUserTask: 'POST /user-tasks/{userTaskKey}/assignment 204 400 404 409 500 503 504',
  completeUserTask: 'POST /user-tasks/{userTaskKey}/completion 204 400 404 409 500 503 504',
  searchUserTaskEffectiveVariables: 'POST /user-tasks/{userTaskKey}/effective-variables/search 200 400 500',
  getUserTaskForm: 'GET /user-tasks/{userTaskKey}/form 200 204 400 401 403 404 500',
  searchUserTaskVariables: 'POST /user-tasks/{userTaskKey}/variables/search 200 400 500',
  searchVariables: 'POST /variables/search 200 400 401 403 500',
  getVariable: 'GET /variables/{variableKey} 200 400 401 403 404 500',
} as const satisfies Record<string, string>;

/** Batch operations, identity, audit log, cluster variables, global listeners and usage metrics: answered with 501. */
export const LATER = {
  searchAuditLogs: 'POST /audit-logs/search 200 400 401 403 500',
  getAuditLog: 'GET /audit-logs/{auditLogKey} 200 401 403 404 500',
  createAuthorization: 'POST /authorizations 201 400 401 403 404 500 503',
  searchAuthorizations: 'POST /authorizations/search 200 400 401 403 500',
  deleteAuthorization: 'DELETE /authorizations/{authorizationKey} 204 401 404 500 503',
  getAuthorization: 'GET /authorizations/{authorizationKey} 200 401 403 404 500',
  updateAuthorization: 'PUT /authorizations/{authorizationKey} 204 401 404 500 503',
  searchBatchOperationItems: 'POST /batch-operation-items/search 200 400 500',
  searchBatchOperations: 'POST /batch-operations/search 200 400 500',
  getBatchOperation: 'GET /batch-operations/{batchOperationKey} 200 400 404 500',
  cancelBatchOperation: 'POST /batch-operations/{batchOperationKey}/cancellation 204 400 403 404 500',
  resumeBatchOperation: 'POST /batch-operations/{batchOperationKey}/resumption 204 400 403 404 500 503',
  suspendBatchOperation: 'POST /batch-operations/{batchOperationKey}/suspension 204 400 403 404 500 503',
  createGlobalClusterVariable: 'POST /cluster-variables/global 200 400 401 403 409 500',
  deleteGlobalClusterVariable: 'DELETE /cluster-variables/global/{name} 204 400 401 403 404 500',
  getGlobalClusterVariable: 'GET /cluster-variables/global/{name} 200 400 401 403 404 500',
  updateGlobalClusterVariable: 'PUT /cluster-variables/global/{name} 200 400 401 403 404 500',
  searchClusterVariables: 'POST /cluster-variables/search 200 400 401 403 500',
  createTenantClusterVariable: 'POST /cluster-variables/tenants/{tenantId} 200 400 401 403 404 409 500',
  deleteTenantClusterVariable: 'DELETE /cluster-variables/tenants/{tenantId}/{name} 204 400 401 403 404 500',
  getTenantClusterVariable: 'GET /cluster-variables/tenants/{tenantId}/{name} 200 400 401 403 404 500',
  updateTenantClusterVariable: 'PUT /cluster-variables/tenants/{tenantId}/{name} 200 400 401 403 404 500',
  deleteDecisionInstancesBatchOperation: 'POST /decision-instances/deletion 200 400 401 403 500',
  createGlobalTaskListener: 'POST /global-task-listeners 201 400 401 403 409 500 503',
  searchGlobalTaskListeners: 'POST /global-task-listeners/search 200 400 401 403 500',
  deleteGlobalTaskListener: 'DELETE /global-task-listeners/{id} 204 400 401 403 404 500 503',
  getGlobalTaskListener: 'GET /global-task-listeners/{id} 200 401 403 404 500',
  updateGlobalTaskListener: 'PUT /global-task-listeners/{id} 200 400 401 403 404 500 503',
  createGroup: 'POST /groups 201 400 401 403 500 503',
  searchGroups: 'POST /groups/search 200 400 401 403 500',
  deleteGroup: 'DELETE /groups/{groupId} 204 401 404 500 503',
  getGroup: 'GET /groups/{groupId} 200 401 403 404 500',
  updateGroup: 'PUT /groups/{groupId} 200 400 401 404 500 503',
  searchClientsForGroup: 'POST /groups/{groupId}/clients/search 200 400 401 403 404 500',
  unassignClientFromGroup: 'DELETE /groups/{groupId}/clients/{clientId} 204 400 403 404 500 503',
  assignClientToGroup: 'PUT /groups/{groupId}/clients/{clientId} 204 400 403 404 409 500 503',
  searchMappingRulesForGroup: 'POST /groups/{groupId}/mapping-rules/search 200 400 401 403 404 500',
  unassignMappingRuleFromGroup: 'DELETE /groups/{groupId}/mapping-rules/{mappingRuleId} 204 400 403 404 500 503',
  assignMappingRuleToGroup: 'PUT /groups/{groupId}/mapping-rules/{mappingRuleId} 204 400 403 404 409 500 503',
  searchRolesForGroup: 'POST /groups/{groupId}/roles/search 200 400 401 403 404 500',
  searchUsersForGroup: 'POST /groups/{groupId}/users/search 200 400 401 403 404 500',
  unassignUserFromGroup: 'DELETE /groups/{groupId}/users/{username} 204 400 403 404 500 503',
  assignUserToGroup: 'PUT /groups/{groupId}/users/{username} 204 400 403 404 409 500 503',
  createMappingRule: 'POST /mapping-rules 201 400 403 404 500',
  searchMappingRule: 'POST /mapping-rules/search 200 400 401 403 500',
  deleteMappingRule: 'DELETE /mapping-rules/{mappingRuleId} 204 401 404 500 503',
  getMappingRule: 'GET /mapping-rules/{mappingRuleId} 200 401 404 500',
  updateMappingRule: 'PUT /mapping-rules/{mappingRuleId} 200 400 403 404 500 503',
  cancelProcessInstancesBatchOperation: 'POST /process-instances/cancellation 200 400 401 403 500',
  deleteProcessInstancesBatchOperation: 'POST /process-instances/deletion 200 400 401 403 500',
  resolveIncidentsBatchOperation: 'POST /process-instances/incident-resolution 200 400 401 403 500',
  migrateProcessInstancesBatchOperation: 'POST /process-instances/migration 200 400 401 403 500',
  modifyProcessInstancesBatchOperation: 'POST /process-instances/modification 200 400 401 403 500',
  createRole: 'POST /roles 201 400 401 403 500 503',
  searchRoles: 'POST /roles/search 200 400 401 403 500',
  deleteRole: 'DELETE /roles/{roleId} 204 401 404 500 503',
  getRole: 'GET /roles/{roleId} 200 401 403 404 500',
  updateRole: 'PUT /roles/{roleId} 200 400 401 404 500 503',
  searchClientsForRole: 'POST /roles/{roleId}/clients/search 200 400 401 403 404 500',
  unassignRoleFromClient: 'DELETE /roles/{roleId}/clients/{clientId} 204 400 403 404 500 503',
  assignRoleToClient: 'PUT /roles/{roleId}/clients/{clientId} 204 400 403 404 409 500 503',
  searchGroupsForRole: 'POST /roles/{roleId}/groups/search 200 400 401 403 404 500',
  unassignRoleFromGroup: 'DELETE /roles/{roleId}/groups/{groupId} 204 400 403 404 500 503',
  assignRoleToGroup: 'PUT /roles/{roleId}/groups/{groupId} 204 400 403 404 409 500 503',
  searchMappingRulesForRole: 'POST /roles/{roleId}/mapping-rules/search 200 400 401 403 404 500',
  unassignRoleFromMappingRule: 'DELETE /roles/{roleId}/mapping-rules/{mappingRuleId} 204 400 403 404 500 503',
  assignRoleToMappingRule: 'PUT /roles/{roleId}/mapping-rules/{mappingRuleId} 204 400 403 404 409 500 503',
  searchUsersForRole: 'POST /roles/{roleId}/users/search 200 400 401 403 404 500',
  unassignRoleFromUser: 'DELETE /roles/{roleId}/users/{username} 204 400 403 404 500 503',
  assignRoleToUser: 'PUT /roles/{roleId}/users/{username} 204 400 403 404 409 500 503',
  createAdminUser: 'POST /setup/user 201 400 403 500 503',
  getUsageMetrics: 'GET /system/usage-metrics 200 400 401 403 500',
  createTenant: 'POST /tenants 201 400 403 404 409 500 503',
  searchTenants: 'POST /tenants/search 200 400 401 403 404 500',
  deleteTenant: 'DELETE /tenants/{tenantId} 204 400 403 404 500 503',
  getTenant: 'GET /tenants/{tenantId} 200 400 401 403 404 500',
  updateTenant: 'PUT /tenants/{tenantId} 200 400 403 404 500 503',
  searchClientsForTenant: 'POST /tenants/{tenantId}/clients/search 200',
  unassignClientFromTenant: 'DELETE /tenants/{tenantId}/clients/{clientId} 204 400 403 404 500 503',
  assignClientToTenant: 'PUT /tenants/{tenantId}/clients/{clientId} 204 400 403 404 500 503',
  searchGroupIdsForTenant: 'POST /tenants/{tenantId}/groups/search 200',
  unassignGroupFromTenant: 'DELETE /tenants/{tenantId}/groups/{groupId} 204 400 403 404 500 503',
  assignGroupToTenant: 'PUT /tenants/{tenantId}/groups/{groupId} 204 400 403 404 500 503',
  searchMappingRulesForTenant: 'POST /tenants/{tenantId}/mapping-rules/search 200',
  unassignMappingRuleFromTenant: 'DELETE /tenants/{tenantId}/mapping-rules/{mappingRuleId} 204 400 403 404 500 503',
  assignMappingRuleToTenant: 'PUT /tenants/{tenantId}/mapping-rules/{mappingRuleId} 204 400 403 404 500 503',
  searchRolesForTenant: 'POST /tenants/{tenantId}/roles/search 200',
  unassignRoleFromTenant: 'DELETE /tenants/{tenantId}/roles/{roleId} 204 400 403 404 500 503',
  assignRoleToTenant: 'PUT /tenants/{tenantId}/roles/{roleId} 204 400 403 404 500 503',
  searchUsersForTenant: 'POST /tenants/{tenantId}/users/search 200',
  unassignUserFromTenant: 'DELETE /tenants/{tenantId}/users/{username} 204 400 403 404 500 503',
  assignUserToTenant: 'PUT /tenants/{tenantId}/users/{username} 204 400 403 404 500 503',
  searchUserTaskAuditLogs: 'POST /user-tasks/{userTaskKey}/audit-logs/search 200 400 500',
  createUser: 'POST /users 201 400 401 403 409 500 503',
  searchUsers: 'POST /users/search 200 400 401 403 500',
  deleteUser: 'DELETE /users/{username} 204 400 404 500 503',
  getUser: 'GET /users/{username} 200 401 403 404 500',
  updateUser: 'PUT /users/{username} 200 400 403 404 500 503',
} as const satisfies Record<string, string>;

export type OfferedOperation = keyof typeof OFFERED;

/** Commands that are being built: until then they answer 501 as well, and the tour does not need them. */
export const IN_WORK: ReadonlySet<string> = new Set<OfferedOperation>(['migrateProcessInstance']);

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With parameters in braces. */
  readonly path: string;
  readonly statuses: readonly number[];
}

export function operationsOf(table: Readonly<Record<string, string>>): Operation[] {
  return Object.entries(table).map(([id, line]) => {
    const [method = '', path = '', ...statuses] = line.split(' ');
    return { id, method, path, statuses: statuses.map(Number) };
  });
}

/**
 * Statuses that a request may meet anywhere, whether the document lists them there or not: a key that is none (400), a key of
 * nothing (404), too much (413), another content type (415).
 */
const ANYWHERE = [400, 404, 413, 415];

/** Answered by the real engine and not in the document. */
const SEEN: Readonly<Partial<Record<string, readonly number[]>>> = {
  publishMessage: [409],
  cancelProcessInstance: [409],
};

/** Whether an operation may answer with this status. */
export const isExpected = ({ id, statuses }: Operation, status: number): boolean =>
  statuses.includes(status) || ANYWHERE.includes(status) || (SEEN[id]?.includes(status) ?? false);

/** The operation that a request meets; a path without parameters wins. */
export function operationAt(operations: readonly Operation[], method: string, path: string): Operation | undefined {
  const fits = operations.filter((one) => one.method === method && new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path));
  return fits.find((one) => !one.path.includes('{')) ?? fits[0];
}
