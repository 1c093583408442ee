import pg from 'pg';
import type { PreparedStatement } from '../rows/write-rows.js';

type Settled = (error: Error | undefined) => void;

/**
 * Statements that are one transaction and one walk to the database: Bind and Execute for each, and a single Sync behind all of
 * them, which commits (PostgreSQL manual §55.2.3, pipelining). Without BEGIN and COMMIT, and answered with one message to
 * the network instead of one for each statement.
 */
export class Transaction extends pg.Query {
  /** A database that does not answer this long is given up; the driver then closes the connection. */
  readonly query_timeout = 20_000;

  /** `prepared` are the names this connection knows; new ones are added when all went well. */
  constructor(private readonly statements: readonly PreparedStatement[], private readonly prepared: Set<string>, settled: Settled) {
    super({ text: '' }, (error) => {
      if (!error) for (const { name } of statements) prepared.add(name);
      settled(error);
    });
  }

  override submit = (connection: pg.Connection): void => {
    connection.stream.cork();
    try {
      for (const statement of this.statements) this.send(connection, statement);
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
  };

  private send(connection: pg.Connection, { name, text, values }: PreparedStatement): void {
    if (!this.prepared.has(name)) {
      // A transaction that failed may have left it behind.
      connection.close({ type: 'S', name }, true);
      connection.parse({ name, text, types: [] }, true);
    }
    connection.bind({ statement: name, values }, true);
    connection.execute(null, true);
  }
}
