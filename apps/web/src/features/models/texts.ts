import type { ModelKind, ModelProblem } from '#core/contracts';
import { addTexts } from '../../i18n/i18n.js';

export const modelsTexts = {
  title: 'Modeller',
  what: { list: 'The list of models', one: 'The model', versions: 'The list of versions', version: 'The version' },
  kind: { bpmn: 'Process', dmn: 'Decision', form: 'Form' } satisfies Record<ModelKind, string>,
  columns: { name: 'Name', id: 'Id', kind: 'Kind', version: 'Deployed', draft: 'Draft' },
  deployed: 'Version {{version}}',
  notDeployed: 'Not deployed',
  draft: 'Draft',
  draftBy: 'Draft by {{name}}',
  folder: 'Folder {{folder}}',
  empty: { title: 'There are no models yet', text: 'Processes, decision tables and forms appear here by folder.' },
  create: { open: 'New model', title: 'New model', kind: 'Kind', name: 'Name', submit: 'Create the model', failed: 'The model was not created', missing: 'Enter a name.', done: '{{name}} is created.' },
  editor: { canvas: 'Drawing area', properties: 'Properties', broken: 'The model could not be opened', readOnly: 'You may read this model. Process owners change it.' },
  save: { action: 'Save draft', failed: 'The draft was not saved', done: 'The draft is saved.', unsaved: 'Not saved', saved: 'Saved' },
  discard: { action: 'Discard draft', title: 'Discard the draft of {{name}}', text: 'The draft goes; what is deployed stays as it is. A model that was never deployed goes with it.', confirm: 'Discard the draft', done: 'The draft is discarded.', failed: 'The draft was not discarded' },
  check: { action: 'Check', failed: 'The check failed', clean: 'The check found nothing.', found_one: 'The check found one problem.', found_other: 'The check found {{count}} problems.' },
  deploy: {
    action: 'Deploy', title: 'Deploy {{name}}', note: 'Note', noteHelp: 'What this version is for; kept with it.', confirm: 'Deploy the new version', failed: 'The model was not deployed', done: 'Version {{version}} is deployed.', effect: 'Effect on running instances', none: 'No instance is running.',
    keep_one: 'One instance runs on version {{version}} and stays on it.', keep_other: '{{count}} instances run on version {{version}} and stay on it.', next: 'New instances use version {{version}}.', reference: 'Processes that call it use the new version from their next step on, unless they are bound to a version.', refused: 'The model was refused. The problems are listed at their elements.',
    errors_one: 'One error stands in the way of the deployment.', errors_other: '{{count}} errors stand in the way of the deployment.', save: 'Your changes are saved as the draft first.',
  },
  problems: { title: 'Problems', none: 'No problems', list: 'Problems of the model', whole: 'Whole model', severity: { error: 'Error', warning: 'Warning', info: 'Note' } satisfies Record<ModelProblem['severity'], string> },
  versions: { title: 'Versions', none: 'Nothing is deployed yet', version: 'Version {{version}}', by: 'Deployed by {{name}}', system: 'Deployed with the product', open: 'Open version {{version}}', title2: '{{name}}, version {{version}}', restore: 'Take over as draft', restored: 'Version {{version}} is the draft now.', restoreFailed: 'The version was not taken over' },
  clash: { title: 'Somebody saved this model meanwhile', text: 'Draft saved {{at}} by {{name}}. Look at it before you decide.', open: 'Open the other version in a new window', mine: 'Save mine over it', theirs: 'Drop mine and take theirs' },
  shortcuts: 'Ctrl S',
  panel: 'Problems and versions',
} as const;

addTexts('models', modelsTexts);
