import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';
import type { Role } from '#core/contracts';

@Entity({ schema: 'tollgate', name: 'person' })
export class Person {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** Lower case, unique. */
  @Column('text')
  username!: string;

  @Column('text')
  displayName!: string;

  @Column({ type: 'text', array: true })
  roles!: Role[];

  /** Where mail reaches the person; null: nowhere. */
  @Column('text', { nullable: true })
  email!: string | null;

  /** One of the sample organisation: has no password; an administrator on loopback may act as them. */
  @Column('boolean')
  sample!: boolean;

  /** False: may no longer sign in; stays in history. */
  @Column('boolean')
  active!: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
