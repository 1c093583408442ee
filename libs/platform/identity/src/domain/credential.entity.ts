import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person's password, as a scrypt hash with the parameters it was made with. */
@Entity({ schema: 'tollgate', name: 'credential' })
export class Credential {
  @PrimaryColumn('uuid')
  personId!: string;

  /** `scrypt$N$r$p$salt$hash`, salt and hash in base64. */
  @Column('text')
  passwordHash!: string;
}
