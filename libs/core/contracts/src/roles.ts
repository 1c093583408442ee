/** Roles of people; they are also the candidate groups of user tasks. */
export const ROLES = [
  'admin', 'process-owner', 'operator', 'change-manager', 'cab-member', 'emergency-approver', 'implementer', 'requester', 'service-manager', 'release-manager', 'auditor',
] as const;
export type Role = (typeof ROLES)[number];
