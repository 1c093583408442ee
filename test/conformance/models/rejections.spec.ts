import { compileZeebeValue, jsonScope } from '#engine/feel';
import { modelFiles, modelFolders } from './model-files.js';

interface Component {
  type: string;
  key?: string;
  text?: string;
  values?: { value: string }[];
  conditional?: { hide?: string };
  components?: Component[];
}

/** Answers with which somebody refuses what another one asks for. */
const REFUSALS = ['reject', 'decline', 'return', 'retire', 'no-go', 'give-up'];

const forms = modelFolders().flatMap((folder) =>
  modelFiles(folder).flatMap(({ name, content }) => (name.endsWith('.form') ? [{ name, components: flat((JSON.parse(content) as { components: Component[] }).components) }] : [])),
);
const refusing = forms.flatMap(({ name, components }) => {
  const values = components.find(({ key }) => key === 'decision')?.values?.map(({ value }) => value) ?? [];
  return REFUSALS.some((answer) => values.includes(answer)) && components.some(({ key }) => key === 'comment') ? [{ name, components, values }] : [];
});

describe('a form in which somebody may refuse what another one asks for', () => {
  it.each(refusing)('should say that the refusal needs a comment, and only then: $name', ({ components, values }) => {
    const said = components.find(({ type, text }) => type === 'text' && text?.includes('A comment is needed.'));
    const shownFor = [null, ...values].filter((decision) => !isHidden(said, decision));
    expect(shownFor).toEqual(values.filter((value) => REFUSALS.includes(value)));
  });

  it('should be each of those of changes, templates, risks, improvements and projects', () => {
    expect(refusing.map(({ name }) => name)).toEqual(expect.arrayContaining(['change-authorize.form', 'change-authorize-emergency.form', 'change-cab-decision.form', 'template-decision.form', 'risk-approve.form', 'improvement-approve.form', 'project-initiation.form', 'release-go-no-go.form', 'release-prepare.form']));
  });
});

function flat(components: readonly Component[]): Component[] {
  return components.flatMap((component) => [component, ...flat(component.components ?? [])]);
}

function isHidden(component: Component | undefined, decision: string | null): boolean {
  const condition = compileZeebeValue(component?.conditional?.hide ?? '=true');
  const outcome = condition.ok && condition.value.evaluate(jsonScope((name) => (name === 'decision' ? JSON.stringify(decision) : undefined)));
  if (!outcome || !outcome.ok) throw new Error(`The condition ${component?.conditional?.hide} cannot be answered.`);
  return outcome.value === true;
}
