export const IF_MATCH = { name: 'If-Match', required: true, description: 'The version read, as in ETag.' };
