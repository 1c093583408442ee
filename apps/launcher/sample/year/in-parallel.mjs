/** Does the same with every value, `width` of them at a time, and returns what came out in their order. The first failure ends it. */
export async function inParallel(values, width, act) {
  const results = [];
  const left = values.entries();
  const lane = async () => {
    for (const [index, value] of left) results[index] = await act(value, index);
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}
