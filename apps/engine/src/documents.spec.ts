import { createHash } from 'node:crypto';
import { DocumentId } from '@camunda8/orchestration-cluster-api';
import { startTestEngine, type TestEngine } from '#test/engine';

const MEGABYTE = 1024 * 1024;

describe('documents', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await startTestEngine({ controlledClock: true });
  });
  afterAll(() => engine.stop());

  const text = (content: string, name = 'quotation.txt') => new File([content], name, { type: 'text/plain' });
  const post = async (path: string, parts: readonly (readonly [string, string | Blob])[]) => {
    const form = new FormData();
    for (const [name, value] of parts) form.append(name, value);
    const response = await fetch(`${engine.address}/v2/documents${path}`, { method: 'POST', body: form });
    return { status: response.status, body: (await response.json()) as { documentId: string; detail: string; metadata: Record<string, unknown>; createdDocuments: unknown[]; failedDocuments: unknown[] } };
  };
  const get = (path: string, method = 'GET') => fetch(`${engine.address}/v2/documents${path}`, { method });

  it('should keep a file with its hash and what is told about it', async () => {
    const created = await engine.client.createDocument({ file: text('ten pounds'), metadata: { fileName: 'offer.txt', processDefinitionId: 'buying' as never, customProperties: { tags: ['a'], amount: 10 } } });
    expect(created).toEqual({
      'camunda.document.type': 'camunda', storeId: 'database', documentId: expect.any(String) as string, contentHash: createHash('sha256').update('ten pounds').digest('hex'),
      metadata: { fileName: 'offer.txt', contentType: 'text/plain', size: 10, expiresAt: null, processDefinitionId: 'buying', processInstanceKey: null, customProperties: { tags: ['a'], amount: 10 } },
    });
    const response = await get(`/${created.documentId}?contentHash=${created.contentHash}&storeId=database`);
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'application/octet-stream', 'ten pounds']);
    expect(response.headers.get('content-disposition')).toContain('attachment; filename="offer.txt"');
  });

  it('should give back every byte of a large file', async () => {
    const bytes = Buffer.alloc(3 * MEGABYTE, 'x\u0000\u00ff', 'latin1');
    const { documentId, contentHash } = await engine.client.createDocument({ file: new File([bytes], 'scan.bin') });
    const read = Buffer.from(await (await get(`/${documentId}`)).arrayBuffer());
    expect([read.equals(bytes), contentHash]).toEqual([true, createHash('sha256').update(bytes).digest('hex')]);
  });

  it.each([
    ['a plain field, as the published clients send it', '{"fileName":"a.txt"}'],
    ['a JSON part', new Blob(['{"fileName":"a.txt"}'], { type: 'application/json' })],
  ])('should read metadata in %s', async (_how, metadata) => {
    expect(await post('', [['file', text('x')], ['metadata', metadata]])).toMatchObject({ status: 201, body: { metadata: { fileName: 'a.txt' } } });
  });

  it('should take an id of the client once', async () => {
    const id = 'invoice 7/ä';
    expect(await post(`?documentId=${encodeURIComponent(id)}`, [['file', text('x')]])).toMatchObject({ status: 201, body: { documentId: id } });
    expect(await post(`?documentId=${encodeURIComponent(id)}`, [['file', text('y')]])).toMatchObject({ status: 400, body: { detail: expect.stringContaining('exists already') as string } });
    expect(await (await get(`/${encodeURIComponent(id)}`)).text()).toBe('x');
  });

  it('should forget a document when it expires or is deleted', async () => {
    const noon = Date.UTC(2027, 0, 1, 12);
    await engine.client.pinClock({ timestamp: noon });
    const expiring = await engine.client.createDocument({ file: text('soon'), metadata: { expiresAt: new Date(noon + 1_000).toISOString() } });
    const deleted = await engine.client.createDocument({ file: text('gone') });
    expect((await get(`/${expiring.documentId}`)).status).toBe(200);
    await engine.client.pinClock({ timestamp: noon + 1_001 });
    await engine.client.deleteDocument({ documentId: deleted.documentId });
    for (const { documentId } of [expiring, deleted]) {
      expect((await get(`/${documentId}`)).status).toBe(404);
      expect((await get(`/${documentId}`, 'DELETE')).status).toBe(404);
    }
    await engine.client.resetClock();
  });

  it('should keep what it can of a batch and tell what it could not', async () => {
    const files = [text('1', 'one.txt'), text('2', 'two.txt')];
    const metadataList = [{ customProperties: { n: 1 } }, { fileName: 'second.txt', expiresAt: '2001-01-01T00:00:00Z' }];
    const batch = await engine.client.createDocuments({ files, metadataList });
    expect(batch).toMatchObject({ createdDocuments: [{ metadata: { fileName: 'one.txt', customProperties: { n: 1 } } }], failedDocuments: [{ fileName: 'second.txt', status: 400, title: 'INVALID_ARGUMENT' }] });
    expect((await engine.client.createDocuments({ files })).createdDocuments).toHaveLength(2);
    const asOneList = await post('/batch', [['files', files[0]!], ['files', files[1]!], ['metadataList', '[{"fileName":"a"},{"fileName":"b"}]']]);
    expect(asOneList).toMatchObject({ status: 201, body: { createdDocuments: [{ metadata: { fileName: 'a' } }, { metadata: { fileName: 'b' } }] } });
  });

  it.each<[string, string, [string, string | Blob][], string]>([
    ['no file', '', [['metadata', '{}']], '[file] is required'],
    ['metadata that is no JSON', '', [['file', text('x')], ['metadata', '{']], '[metadata] is not valid JSON'],
    ['a date that is none', '', [['file', text('x')], ['metadata', '{"expiresAt":"soon"}']], '[metadata.expiresAt]'],
    ['a date that is over', '', [['file', text('x')], ['metadata', '{"expiresAt":"2001-01-01T00:00:00Z"}']], '[metadata.expiresAt] is in the past'],
    ['an id that is none', '', [['file', text('x')], ['metadata', '{"processDefinitionId":"1 2"}']], '[metadata.processDefinitionId]'],
    ['a key that is none', '', [['file', text('x')], ['metadata', '{"processInstanceKey":"x"}']], '[metadata.processInstanceKey]'],
    ['a store that is not there', '?storeId=aws', [['file', text('x')]], 'no document store'],
    ['a batch without files', '/batch', [['metadataList', '{}']], '[files]'],
    ['more metadata than files', '/batch', [['files', text('x')], ['metadataList', '{}'], ['metadataList', '{}']], '[metadataList]'],
  ])('should refuse %s', async (_what, path, parts, detail) => {
    expect(await post(path, parts)).toMatchObject({ status: 400, body: { detail: expect.stringContaining(detail) as string } });
  });

  it('should refuse more than ten megabytes, and another hash', async () => {
    expect((await post('', [['file', new Blob([Buffer.alloc(11 * MEGABYTE)])]])).status).toBe(413);
    const { documentId } = await engine.client.createDocument({ file: text('x') });
    expect((await get(`/${documentId}?contentHash=${'0'.repeat(64)}`)).status).toBe(400);
    expect((await get('/none')).status).toBe(404);
  });
});

describe('links to documents of a protected engine', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await startTestEngine({ controlledClock: true, credential: 'ada:secret' });
  });
  afterAll(() => engine.stop());

  it('should open that document without a password until they expire, and nothing else', async () => {
    // given
    const noon = Date.UTC(2027, 0, 1, 12);
    await engine.client.pinClock({ timestamp: noon });
    const { documentId, contentHash } = await engine.client.createDocument({ file: new File(['secret'], 'a.txt') });
    const other = await engine.client.createDocument({ file: new File(['other'], 'b.txt') });
    // when
    const { url, expiresAt } = await engine.client.createDocumentLink({ documentId, contentHash: contentHash!, timeToLive: 60_000 });
    // then
    expect(expiresAt).toBe(new Date(noon + 60_000).toISOString());
    expect(await (await fetch(url)).text()).toBe('secret');
    const wrong = [url.replace(documentId, other.documentId), url.replace(/expires=\d+/, `expires=${noon + 999_000}`), url.replace(/signature=[^&]+/, 'signature=AAAA'), `${engine.address}/v2/documents/${documentId}`];
    for (const one of wrong) expect((await fetch(one)).status).toBe(401);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(401);
    await engine.client.pinClock({ timestamp: noon + 60_000 });
    expect((await fetch(url)).status).toBe(401);
    await expect(engine.client.createDocumentLink({ documentId: DocumentId.assumeExists('none'), contentHash: contentHash! })).rejects.toMatchObject({ status: 404 });
  });
});
