import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { ModelKind } from '#core/contracts';

export const MODEL_KINDS = ['bpmn', 'dmn', 'form'] as const satisfies readonly ModelKind[];

/** A process, decision table or form, with the draft somebody works on. Its deployed content is in its versions. */
@Entity({ schema: 'tollgate', name: 'model' })
export class Model {
  /** The process, decision requirements or form id. */
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  kind!: ModelKind;

  @Column('text')
  name!: string;

  /** Folder below `bpmn/`, by practice. */
  @Column('text')
  folder!: string;

  /** Name of the resource at the engine. */
  @Column('text')
  fileName!: string;

  /** Hash of the content that came with the product last; null: the model was made here. */
  @Column('text', { nullable: true })
  shippedHash!: string | null;

  /** Counts every change of draft and deployment; what `If-Match` is compared with. */
  @Column('integer')
  revision!: number;

  @Column('text', { nullable: true, select: false })
  draft!: string | null;

  @Column('uuid', { nullable: true })
  draftById!: string | null;

  @Column('timestamptz', { nullable: true })
  draftAt!: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
