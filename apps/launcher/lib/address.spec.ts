import { addressModule } from '#test/supervisor';

const { addressOf } = await addressModule();

it.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['localhost', 'http://localhost:3000'],
  ['::1', 'http://[::1]:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://[::1]:3000'],
  ['tollgate.example.org', 'http://tollgate.example.org:3000'],
])('should tell where a server on %s is reached from its own machine', (host, address) => {
  expect(addressOf(host, 3000)).toBe(address);
});
