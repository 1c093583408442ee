import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** One job this application has worked on. The outcome is sent again when the engine delivers the job again. */
@Entity({ schema: 'tollgate', name: 'job_inbox' })
export class JobInbox {
  @PrimaryColumn('text', { name: 'job_key' })
  jobKey!: string;

  @Column('text')
  type!: string;

  /** A `JobOutcome`; null only inside the transaction that works on the job. */
  @Column('jsonb', { nullable: true })
  outcome!: object | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
