import { checkTypes, lint } from '../lib/checks.mjs';
import { told } from '../lib/console.mjs';

process.exit(await told(async () => {
  const codes = [...(await checkTypes()), await lint()];
  return codes.some((code) => code !== 0) ? 1 : 0;
}));
