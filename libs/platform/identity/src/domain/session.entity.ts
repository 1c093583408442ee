import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'tollgate', name: 'session' })
export class Session {
  /** SHA-256 of the token in the cookie; the token itself is kept by the browser only. */
  @PrimaryColumn('text')
  tokenHash!: string;

  @Column('uuid')
  personId!: string;

  /** The sample person that the administrator of this session acts as. */
  @Column({ type: 'uuid', nullable: true })
  actingAsId!: string | null;

  @Column('text')
  csrfToken!: string;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz')
  lastSeenAt!: Date;
}
