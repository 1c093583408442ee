import type { Browser, Page } from 'playwright-core';
import type { ChangeView, SessionView } from '#core/contracts';

/** Screens update by themselves within two seconds; a lagging engine adds its own. */
const PATIENCE_MS = 30_000;

/** Somebody at a browser: what they do and see, in their words. */
export class Person {
  /** What the browser complained about: script errors and violations of the content security policy. */
  readonly complaints: string[] = [];

  private constructor(
    readonly name: string,
    readonly page: Page,
    private readonly address: string,
  ) {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) this.complaints.push(message.text());
    });
  }

  static async arrive(browser: Browser, address: string, name: string): Promise<Person> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', timezoneId: 'UTC' });
    context.setDefaultTimeout(PATIENCE_MS);
    return new Person(name, await context.newPage(), address);
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(`${this.address}${path}`);
  }

  /** Writes a change and submits it; returns its number. */
  async requestChange(entries: ChangeEntries): Promise<string> {
    await this.goTo('/changes/new');
    await this.fillChange(entries);
    await this.page.getByRole('button', { name: 'Create and submit' }).click();
    await this.page.waitForURL(/\/changes\/CHG-\d+$/);
    return /CHG-\d+/.exec(this.page.url())![0];
  }

  async fillChange({ type, title, service, impact = 'Low', size = 'Small', novelty = 'Routine', backoutTested = true, start, end }: ChangeEntries): Promise<void> {
    const { page } = this;
    if (type) await page.getByLabel('Type', { exact: true }).selectOption({ label: type });
    await page.getByLabel('Title').fill(title);
    await page.getByLabel('Description').fill('Install version 4.2 on both nodes, one after the other.');
    await page.getByLabel('Justification').fill('Closes two security advisories.');
    await page.getByText(new RegExp(`^${service} \\(SVC-`)).click();
    await page.getByLabel('Impact').selectOption({ label: impact });
    await page.getByLabel('Size').selectOption({ label: size });
    await page.getByLabel('Novelty').selectOption({ label: novelty });
    if (backoutTested) await page.getByText('Backout tested', { exact: true }).click();
    await page.getByLabel('Implementation plan').fill('1. Drain node A. 2. Install. 3. The same for node B.');
    await page.getByLabel('Backout plan').fill('Install version 4.1 again.');
    await page.getByLabel('Test plan').fill('Charge one cent.');
    await page.getByLabel('Planned start').fill(localInput(start));
    await page.getByLabel('Planned end').fill(localInput(end));
  }

  /** Opens the task of a record from the task list. */
  async openTask(task: string, record: string): Promise<void> {
    await this.goTo('/tasks');
    await this.page.getByRole('listitem').filter({ hasText: task }).filter({ hasText: `${record} ` }).getByRole('link').click();
    await this.page.getByRole('heading', { name: task, level: 2 }).waitFor();
  }

  /** Answers the open task's form by the labels a person reads, and completes it. */
  async answer(answers: Answers): Promise<void> {
    const form = this.page.locator('.fjs-container');
    for (const [label, value] of Object.entries(answers.choose ?? {})) await form.locator('.fjs-form-field-radio').filter({ hasText: label }).getByText(value, { exact: true }).click();
    for (const [label, value] of Object.entries(answers.write ?? {})) await form.getByLabel(label).fill(value);
    await this.page.getByRole('button', { name: 'Complete task' }).click();
    await this.page.getByText(/is completed\.|Your decision is on its way/).first().waitFor();
  }

  /** Waits, on the record's own page and without reloading it, until the life cycle stands at the step. */
  async seesStep(record: string, step: string): Promise<void> {
    if (!this.page.url().endsWith(`/changes/${record}`)) await this.goTo(`/changes/${record}`);
    await this.page.locator('.tg-badge').getByText(step, { exact: true }).first().waitFor(); // the last step is shown from the start
    await this.page.getByRole('list', { name: 'Life cycle of the change' }).locator('[aria-current="step"], li:last-child').filter({ hasText: step }).first().waitFor();
  }

  async change(number: string): Promise<ChangeView> {
    return this.get<ChangeView>(`/changes/${number}`);
  }

  async get<T>(path: string): Promise<T> {
    return this.answerOf<T>('GET', path, await this.page.request.get(this.api(path)));
  }

  async post<T>(path: string, data: unknown, headers: Record<string, string> = {}): Promise<T> {
    return this.answerOf<T>('POST', path, await this.send(path, data, headers));
  }

  /** The same session without the screens: for what a screen would not let a person try. */
  async tries(path: string, data: unknown, headers: Record<string, string> = {}): Promise<{ status: number; code: string | undefined }> {
    const response = await this.send(path, data, headers);
    const body = response.status() === 204 ? {} : ((await response.json()) as { code?: string });
    return { status: response.status(), code: body.code };
  }

  private async send(path: string, data: unknown, headers: Record<string, string>) {
    const { csrfToken } = await this.get<SessionView>('/session');
    return this.page.request.post(this.api(path), { data, headers: { 'x-csrf-token': csrfToken ?? '', ...headers } });
  }

  private async answerOf<T>(method: string, path: string, response: { ok(): boolean; status(): number; text(): Promise<string> }): Promise<T> {
    const text = await response.text();
    if (!response.ok()) throw new Error(`${method} ${path} as ${this.name}: ${response.status()} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  private api(path: string): string {
    return `${this.address}/api/v1${path}`;
  }
}

export interface ChangeEntries {
  /** Normal when left out. */
  readonly type?: string;
  readonly title: string;
  readonly service: string;
  readonly impact?: 'Low' | 'Medium' | 'High';
  readonly size?: 'Small' | 'Medium' | 'Large';
  readonly novelty?: 'Routine' | 'Familiar' | 'New to us';
  readonly backoutTested?: boolean;
  readonly start: Date;
  readonly end: Date;
}

export interface Answers {
  readonly choose?: Record<string, string>;
  readonly write?: Record<string, string>;
}

/** What a `datetime-local` field takes; the windows of these tests are in UTC. */
export function localInput(moment: Date): string {
  return moment.toISOString().slice(0, 16);
}

export function inMinutes(minutes: number): Date {
  return new Date(Date.now() + minutes * 60_000);
}
