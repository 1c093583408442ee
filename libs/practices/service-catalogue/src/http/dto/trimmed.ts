import { Transform } from 'class-transformer';

/** Takes blanks off both ends, so that a name of blanks counts as empty. */
export const Trimmed = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
