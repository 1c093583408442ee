import { jest } from '@jest/globals';
import fc from 'fast-check';
import { ROLES, type Problem } from '#core/contracts';
import { requestsTo, type ApiDescription, type RandomRequest } from './support/random-requests.js';
import { theWholeProduct, type WholeProduct } from './support/whole-product.js';

const LONG = process.env['TOLLGATE_TEST_LONG'] === '1';
jest.setTimeout(LONG ? 7_200_000 : 900_000);

const REQUESTS_PER_OPERATION = LONG ? 500 : 30;
/** They end the specs' way in, or do not end. */
const LEFT_OUT = ['POST /api/v1/setup/sample-completion', 'GET /api/v1/live'];
const UNAVAILABLE = [501, 503, 504];

describe('Whatever is sent to the API', () => {
  let product: WholeProduct;
  let api: ApiDescription;

  beforeAll(async () => {
    product = await theWholeProduct();
    for (const role of ROLES) await product.addPerson(role);
    api = (await (await fetch(`${product.address}/api/openapi.json`)).json()) as ApiDescription;
    await product.ask('admin', 'POST', '/services', { name: 'Payments', description: '', urgency: 'low', owner: 'admin' });
    await product.ask('requester', 'POST', '/changes', { title: 'One to try things on' });
  });
  afterAll(() => product?.close());

  const send = async (who: string, { method, path, headers, body }: RandomRequest) => {
    const caller = { authorization: `Bearer ${product.token}`, 'tollgate-act-as': who };
    const content = body === undefined ? {} : { body };
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(`${product.address}${path}`, { method, headers: { ...caller, ...type, ...headers }, ...content });
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
  };

  it('should never break it, and be answered with the documented shape', async () => {
    const operations = Object.entries(api.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })));
    const tried = operations.filter(({ method, path }) => path.startsWith('/api/v1') && !LEFT_OUT.includes(`${method} ${path}`));
    expect(tried.length).toBeGreaterThan(40);
    for (const { method, path, operation } of tried) {
      const attempts = fc.tuple(fc.constantFrom(...ROLES, 'admin'), requestsTo(method, path, operation, api));
      await fc.assert(
        fc.asyncProperty(attempts, async ([who, request]) => {
          const { status, type, text } = await send(who, request);
          if (status >= 500 && !UNAVAILABLE.includes(status)) throw new Error(`${status}: ${text}`);
          if (status < 400) return;
          expect(type).toMatch(/^application\/problem\+json/);
          expect(JSON.parse(text) as Problem).toMatchObject({ status, code: expect.any(String), requestId: expect.any(String) });
        }),
        { numRuns: REQUESTS_PER_OPERATION, endOnFailure: true },
      );
    }
  });
});
