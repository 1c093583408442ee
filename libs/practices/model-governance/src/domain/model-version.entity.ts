import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was deployed as one version of a model. Written once. */
@Entity({ schema: 'tollgate', name: 'model_version' })
export class DeployedVersion {
  @PrimaryColumn('text')
  modelId!: string;

  /** The engine's number of the version. */
  @PrimaryColumn('integer')
  version!: number;

  @Column('text')
  content!: string;

  /** SHA-256 of the content, hexadecimal. */
  @Column('text')
  hash!: string;

  @Column('text', { nullable: true })
  note!: string | null;

  /** null: deployed when the server started. */
  @Column('uuid', { nullable: true })
  deployedById!: string | null;

  @Column('timestamptz')
  deployedAt!: Date;

  /** The engine's key of the process definition, decision requirements or form. */
  @Column('text')
  resourceKey!: string;
}
