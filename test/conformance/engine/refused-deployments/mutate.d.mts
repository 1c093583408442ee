export interface Mutant {
  readonly kind: string;
  readonly model: string;
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}
export function mutants(): Generator<Mutant>;
export function mutantText(mutant: Mutant): string;
