import type { Browser } from 'playwright-core';
import type { Role, SessionView } from '#core/contracts';
import { Person } from './person.js';
import type { Product } from './product.js';

const PASSWORD = 'seven green bottles';

/** Who works in the organisation of these tests, besides Ruth, its administrator. */
const PEOPLE = {
  rita: { displayName: 'Rita Moreno', roles: ['requester'] },
  max: { displayName: 'Max Weber', roles: ['change-manager', 'requester'] },
  cora: { displayName: 'Cora Lindt', roles: ['cab-member'] },
  ivan: { displayName: 'Ivan Petrov', roles: ['implementer'] },
  petra: { displayName: 'Petra Olsen', roles: ['process-owner'] },
  erik: { displayName: 'Erik Dahl', roles: ['emergency-approver'] },
  omar: { displayName: 'Omar Haddad', roles: ['operator'] },
  rosa: { displayName: 'Rosa Klein', roles: ['release-manager'] },
  sam: { displayName: 'Sam Okoro', roles: ['service-manager'] },
} as const satisfies Record<string, { displayName: string; roles: readonly Role[] }>;
export type PersonName = keyof typeof PEOPLE;

const SERVICES = [
  { name: 'Payments', description: 'Card payments of the shop.', urgency: 'high' },
  { name: 'Intranet', description: 'News and the canteen menu.', urgency: 'low' },
];

/** People with accounts and two services, made by an administrator who came through the set-up link. */
export class Organisation {
  private readonly signedIn = new Map<PersonName, Promise<Person>>();

  private constructor(
    private readonly browser: Browser,
    private readonly product: Product,
    readonly administrator: Person,
  ) {}

  static async found(browser: Browser, product: Product): Promise<Organisation> {
    const ruth = await Person.arrive(browser, product.address, 'ruth');
    await ruth.page.goto(product.setupLink);
    await ruth.page.getByLabel('User name').fill('ruth');
    await ruth.page.getByLabel('Name', { exact: true }).fill('Ruth Adeyemi');
    await ruth.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await ruth.page.getByLabel('Repeat the password').fill(PASSWORD);
    await ruth.page.getByRole('button', { name: 'Create the account' }).click();
    await ruth.page.getByRole('heading', { name: 'Hello, Ruth Adeyemi' }).waitFor();
    await hire(ruth);
    return new Organisation(browser, product, ruth);
  }

  /** A person signed in, in a browser window of their own. */
  as(name: PersonName): Promise<Person> {
    const known = this.signedIn.get(name) ?? this.signIn(name);
    this.signedIn.set(name, known);
    return known;
  }

  /** It is later: everybody whose session is over signs in again. */
  async signInAgain(): Promise<void> {
    for (const [name, person] of this.signedIn) await this.enter(await person, name);
  }

  private async signIn(name: PersonName): Promise<Person> {
    return this.enter(await Person.arrive(this.browser, this.product.address, name), name);
  }

  private async enter(person: Person, name: PersonName): Promise<Person> {
    const [form, home] = [person.page.getByLabel('User name'), person.page.getByRole('heading', { name: `Hello, ${PEOPLE[name].displayName}` })];
    await person.goTo('/');
    await form.or(home).waitFor();
    if (await home.isVisible()) return person;
    await form.fill(name);
    await person.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await person.page.getByRole('button', { name: 'Sign in' }).click();
    await home.waitFor();
    return person;
  }
}

async function hire(ruth: Person): Promise<void> {
  for (const [username, person] of Object.entries(PEOPLE)) await ruth.post('/people', { username, ...person, password: PASSWORD });
  const { person } = await ruth.get<SessionView>('/session');
  for (const service of SERVICES) await ruth.post('/services', { ...service, owner: person?.username });
}
