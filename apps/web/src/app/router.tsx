import { createBrowserRouter, Navigate } from 'react-router';
import { CrashPage } from './crash-page.js';
import { Guard } from './guard.js';
import { NotFoundPage } from './not-found-page.js';

/** Every screen is an address; every screen's code is a chunk of its own. */
export const router = createBrowserRouter([
  { path: '/sign-in', lazy: () => import('../features/session/sign-in-page.js'), errorElement: <CrashPage />, hydrateFallbackElement: <></> },
  { path: '/setup', lazy: () => import('../features/session/setup-page.js'), errorElement: <CrashPage />, hydrateFallbackElement: <></> },
  {
    element: <Guard />,
    errorElement: <CrashPage />,
    hydrateFallbackElement: <></>,
    children: [
      {
        errorElement: <CrashPage />,
        children: [
          { index: true, lazy: () => import('../features/home/home-page.js') },
          { path: 'tasks/:key?', lazy: () => import('../features/tasks/tasks-page.js') },
          { path: 'changes', lazy: () => import('../features/changes/list/changes-page.js') },
          { path: 'changes/new', lazy: () => import('../features/changes/form/new-change-page.js') },
          {
            path: 'changes/:number',
            lazy: () => import('../features/changes/record/change-page.js'),
            children: [
              { index: true, lazy: () => import('../features/changes/record/details-tab.js') },
              { path: 'approvals', lazy: () => import('../features/changes/record/approvals-tab.js') },
              { path: 'implementation', lazy: () => import('../features/changes/record/implementation-tab.js') },
              { path: 'process', lazy: () => import('../features/changes/record/process-tab.js') },
              { path: 'tasks', lazy: () => import('../features/changes/record/tasks-tab.js') },
              { path: 'discussion', lazy: () => import('../features/changes/record/discussion-tab.js') },
              { path: 'timeline', lazy: () => import('../features/changes/record/timeline-tab.js') },
            ],
          },
          { path: 'changes/:number/edit', lazy: () => import('../features/changes/form/edit-change-page.js') },
          { path: 'calendar', lazy: () => import('../features/calendar/calendar-page.js') },
          { path: 'calendar/freezes', lazy: () => import('../features/calendar/registers/freezes-page.js') },
          { path: 'calendar/absences', lazy: () => import('../features/calendar/registers/absences-page.js') },
          { path: 'calendar/hours', lazy: () => import('../features/calendar/registers/working-calendars-page.js') },
          { path: 'calendar/hours/:number/:tab?', lazy: () => import('../features/calendar/registers/working-calendar-page.js') },
          { path: 'calendar/freezes/:number', lazy: () => import('../features/calendar/freeze-page.js') },
          { path: 'inbox', lazy: () => import('../features/inbox/inbox-page.js') },
          { path: 'models', lazy: () => import('../features/models/list/models-page.js') },
          { path: 'models/:id', lazy: () => import('../features/models/editor/model-page.js') },
          { path: 'models/:id/versions/:version', lazy: () => import('../features/models/versions/version-page.js') },
          { path: 'operations', element: <Navigate to="/operations/instances" replace /> },
          { path: 'operations/instances', lazy: () => import('../features/operations/list/instances-page.js') },
          { path: 'operations/instances/:key', lazy: () => import('../features/operations/instance/instance-page.js') },
          { path: 'services', lazy: () => import('../features/catalogue/kinds/services-page.js') },
          { path: 'services/:number/:tab?', lazy: () => import('../features/catalogue/kinds/service-page.js') },
          { path: 'service-levels', lazy: () => import('../features/catalogue/kinds/service-levels-page.js') },
          { path: 'service-levels/:number/:tab?', lazy: () => import('../features/catalogue/kinds/service-level-page.js') },
          { path: 'items', lazy: () => import('../features/catalogue/kinds/items-page.js') },
          { path: 'items/:number/:tab?', lazy: () => import('../features/catalogue/kinds/item-page.js') },
          { path: 'goals', lazy: () => import('../features/catalogue/kinds/goals-page.js') },
          { path: 'goals/:number/:tab?', lazy: () => import('../features/catalogue/kinds/goal-page.js') },
          { path: 'objectives', lazy: () => import('../features/catalogue/kinds/objectives-page.js') },
          { path: 'objectives/:number/:tab?', lazy: () => import('../features/catalogue/kinds/objective-page.js') },
          { path: 'projects', lazy: () => import('../features/catalogue/kinds/projects-page.js') },
          { path: 'projects/:number/:tab?', lazy: () => import('../features/catalogue/kinds/project-page.js') },
          { path: 'risks', lazy: () => import('../features/risks/list/risks-page.js') },
          {
            path: 'risks/:number',
            lazy: () => import('../features/risks/record/risk-page.js'),
            children: [
              { index: true, lazy: () => import('../features/risks/record/details-tab.js') },
              { path: 'process', lazy: () => import('../features/changes/record/process-tab.js') },
              { path: 'tasks', lazy: () => import('../features/changes/record/tasks-tab.js') },
              { path: 'discussion', lazy: () => import('../features/changes/record/discussion-tab.js') },
              { path: 'timeline', lazy: () => import('../features/changes/record/timeline-tab.js') },
            ],
          },
          { path: 'improvements', lazy: () => import('../features/improvements/list/improvements-page.js') },
          {
            path: 'improvements/:number',
            lazy: () => import('../features/improvements/record/improvement-page.js'),
            children: [
              { index: true, lazy: () => import('../features/improvements/record/details-tab.js') },
              { path: 'process', lazy: () => import('../features/changes/record/process-tab.js') },
              { path: 'tasks', lazy: () => import('../features/changes/record/tasks-tab.js') },
              { path: 'discussion', lazy: () => import('../features/changes/record/discussion-tab.js') },
              { path: 'timeline', lazy: () => import('../features/changes/record/timeline-tab.js') },
            ],
          },
          { path: 'people', lazy: () => import('../features/people/people-page.js') },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
