import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ConditionState, GateOutcome } from '#core/contracts';

/** What the owner of a criterion brings. The newest of a criterion counts. */
@Entity({ schema: 'tollgate', name: 'gate_evidence' })
export class GateEvidence {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id!: string;

  @Column('text')
  gate!: string;

  @Column('integer')
  round!: number;

  @Column('text')
  criterion!: string;

  @Column('text')
  text!: string;

  @Column('boolean')
  claim!: boolean;

  @Column('uuid')
  personId!: string;

  /** The decision on the task by which it came; null: given on the page of the gate. */
  @Column('uuid', { nullable: true })
  decisionId!: string | null;

  @Column('text', { nullable: true })
  voidReason!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}

/** Whether a criterion by hand is met. The database refuses a judge who owns the criterion or brought its evidence. */
@Entity({ schema: 'tollgate', name: 'gate_judgement' })
export class GateJudgement {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id!: string;

  @Column('text')
  gate!: string;

  @Column('integer')
  round!: number;

  @Column('text')
  criterion!: string;

  @Column('uuid')
  ownerId!: string;

  /** Who brought the evidence that was judged: the owner, or who stood in for them. */
  @Column('uuid', { nullable: true })
  broughtById!: string | null;

  @Column('uuid')
  judgeId!: string;

  @Column('boolean')
  met!: boolean;

  @Column('text')
  note!: string;

  /** Why it does not count any more. */
  @Column('text', { nullable: true })
  voidReason!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}

/** A gatekeeper's vote: their decision on a task, one per review. */
@Entity({ schema: 'tollgate', name: 'gate_vote' })
export class GateVote {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id!: string;

  @Column('text')
  gate!: string;

  @Column('integer')
  round!: number;

  @Column('uuid')
  personId!: string;

  /** The absent gatekeeper whose voice it is, where a deputy voted. */
  @Column('uuid', { nullable: true })
  inNameOfId!: string | null;

  @Column('uuid')
  decisionId!: string;

  @Column('text')
  vote!: GateOutcome;

  @Column('text')
  comment!: string;

  @Column('text', { nullable: true })
  voidReason!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}

/** What has to be done by a date, in place of a criterion that was not met. */
@Entity({ schema: 'tollgate', name: 'gate_condition' })
export class GateCondition {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  gate!: string;

  @Column('integer')
  round!: number;

  /** Key of the criterion it stands for; null: of none. */
  @Column('text', { nullable: true })
  criterion!: string | null;

  @Column('text')
  text!: string;

  @Column('uuid')
  ownerId!: string;

  @Column('timestamptz')
  due!: Date;

  @Column('text')
  state!: ConditionState;

  /** What was said when it was confirmed, and by whom: the database refuses its owner. */
  @Column('text')
  note!: string;

  @Column('uuid', { nullable: true })
  metById!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}

/** What was known when a gate was decided: the text as it was hashed. Rows are only added. */
@Entity({ schema: 'tollgate', name: 'gate_dossier' })
export class GateDossier {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id!: string;

  @Column('text')
  gate!: string;

  @Column('integer')
  round!: number;

  @Column('text')
  content!: string;

  @Column('text')
  hash!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
