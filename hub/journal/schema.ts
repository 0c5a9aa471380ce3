import { REPORT_TABLES } from './report-schema.ts';

/**
 * Numbered migrations: number n brings a database from version n−1 to n. A released one is never edited; the next change is
 * the next number. The database's `user_version` says where it stands.
 */
export const MIGRATIONS: readonly string[] = [
  `
  -- One row: whose journal this is, which writer may write (epoch), and where the journal ends. Sealed with the key.
  CREATE TABLE writer (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    hall TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    position INTEGER NOT NULL,
    at INTEGER NOT NULL,
    mac TEXT NOT NULL,
    answers_from INTEGER NOT NULL,
    answers_to INTEGER NOT NULL,
    seal TEXT NOT NULL
  ) STRICT;

  CREATE TABLE fact (
    position INTEGER PRIMARY KEY,
    hall TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    at INTEGER NOT NULL,
    stream TEXT NOT NULL,
    body TEXT NOT NULL,
    mac TEXT NOT NULL,
    UNIQUE (hall, stream, epoch, position)
  ) STRICT;

  -- Whatever the program above does, a torn or doubled batch cannot be written: positions follow on without a gap.
  CREATE TRIGGER fact_follows BEFORE INSERT ON fact BEGIN
    SELECT RAISE(ABORT, 'facts must follow on without a gap')
      WHERE NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM fact);
    SELECT RAISE(ABORT, 'the time of a fact never goes back')
      WHERE NEW.at < (SELECT at FROM fact WHERE position = NEW.position - 1);
  END;
  CREATE TRIGGER fact_stays BEFORE UPDATE ON fact BEGIN
    SELECT RAISE(ABORT, 'facts are never changed');
  END;
  CREATE TRIGGER fact_remains BEFORE DELETE ON fact BEGIN
    SELECT RAISE(ABORT, 'facts are never removed');
  END;

  CREATE TABLE answer (
    seq INTEGER PRIMARY KEY,
    hall TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    identity TEXT NOT NULL,
    request TEXT NOT NULL,
    hash TEXT NOT NULL,
    at INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    mac TEXT NOT NULL,
    -- Time first: neighbours in time are neighbours in the index. Random request ids alone would touch a page each (half
    -- the commits a second, measured).
    UNIQUE (hall, at, identity, request)
  ) STRICT;
  CREATE TRIGGER answer_follows BEFORE INSERT ON answer BEGIN
    SELECT RAISE(ABORT, 'answers must follow on without a gap')
      WHERE NEW.seq IS NOT (SELECT coalesce((SELECT max(seq) FROM answer), answers_to) + 1 FROM writer);
  END;
  CREATE TRIGGER answer_stays BEFORE UPDATE ON answer BEGIN
    SELECT RAISE(ABORT, 'kept answers are never changed');
  END;

  -- Made from facts alone (ticket-table.ts), for search over all days; verify makes it again and compares.
  CREATE TABLE ticket (
    hall TEXT NOT NULL,
    id TEXT NOT NULL,
    number TEXT NOT NULL,
    day TEXT NOT NULL,
    queue TEXT NOT NULL,
    item TEXT,
    class TEXT NOT NULL,
    state TEXT NOT NULL,
    counter TEXT,
    clerk TEXT,
    issued_at INTEGER NOT NULL,
    called_at INTEGER,
    started_at INTEGER,
    ended_at INTEGER,
    outcome TEXT,
    position INTEGER NOT NULL,
    PRIMARY KEY (hall, id)
  ) STRICT;
  CREATE INDEX ticket_number ON ticket (hall, day, number);

  -- Row by row and by key: an UPDATE … FROM json_each walks the whole table instead.
  CREATE VIEW ticket_change (hall, id, state, queue, counter, clerk, called_at, started_at, ended_at, outcome) AS
    SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE 0;
  CREATE TRIGGER ticket_changes INSTEAD OF INSERT ON ticket_change BEGIN
    UPDATE ticket SET
        state = coalesce(NEW.state, state), queue = coalesce(NEW.queue, queue),
        counter = coalesce(NEW.counter, counter), clerk = coalesce(NEW.clerk, clerk),
        called_at = coalesce(NEW.called_at, called_at), started_at = coalesce(NEW.started_at, started_at),
        ended_at = coalesce(NEW.ended_at, ended_at), outcome = coalesce(NEW.outcome, outcome)
      WHERE hall = NEW.hall AND id = NEW.id;
  END;

  -- One commit is one insert here: one statement, one round trip, one transaction of its own.
  CREATE VIEW batch (hall, epoch, facts, answers, issued, changed, position, at, mac, answers_to, seal) AS
    SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE 0;
  CREATE TRIGGER batch_commit INSTEAD OF INSERT ON batch BEGIN
    SELECT RAISE(ABORT, 'another writer has taken over this journal') FROM writer
      WHERE epoch IS NOT NEW.epoch OR hall IS NOT NEW.hall;
    INSERT INTO fact (position, hall, epoch, at, stream, body, mac)
      SELECT value->>0, NEW.hall, NEW.epoch, value->>1, value->>2, value->3, value->>4
      FROM json_each(NEW.facts);
    INSERT INTO answer (seq, hall, epoch, identity, request, hash, at, outcome, mac)
      SELECT value->>0, NEW.hall, NEW.epoch, value->>1, value->>2, value->>3, value->>4, value->5, value->>6
      FROM json_each(NEW.answers);
    INSERT INTO ticket (hall, id, number, day, queue, item, class, state, issued_at, position)
      SELECT NEW.hall, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, 'waiting', value->>6, value->>7
      FROM json_each(NEW.issued);
    INSERT INTO ticket_change (hall, id, state, queue, counter, clerk, called_at, started_at, ended_at, outcome)
      SELECT NEW.hall, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8
      FROM json_each(NEW.changed);
    UPDATE writer SET position = NEW.position, at = NEW.at, mac = NEW.mac, answers_to = NEW.answers_to, seal = NEW.seal;
    SELECT RAISE(ABORT, 'the journal does not end where its writer says') FROM writer
      WHERE position IS NOT (SELECT coalesce(max(position), 0) FROM fact)
        OR answers_to < (SELECT coalesce(max(seq), 0) FROM answer);
  END;

  -- Old answers go from the front, with the seal made anew in the same transaction.
  CREATE VIEW forgetting (epoch, answers_from, seal) AS SELECT NULL, NULL, NULL WHERE 0;
  CREATE TRIGGER answers_forget INSTEAD OF INSERT ON forgetting BEGIN
    SELECT RAISE(ABORT, 'another writer has taken over this journal') FROM writer WHERE epoch IS NOT NEW.epoch;
    DELETE FROM answer WHERE seq < NEW.answers_from;
    UPDATE writer SET answers_from = NEW.answers_from, seal = NEW.seal;
  END;
  `,
  `
  -- Long texts of a batch (bodies, outcomes) come as one blob and are cut out of it: as JSON they were read and written again
  -- for each column, which was nearly half of a commit's processor time. The short rest is read by path, parsed once.
  DROP VIEW batch;
  CREATE VIEW batch (hall, epoch, texts, facts, answers, issued, changed, position, at, mac, answers_to, seal) AS
    SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE 0;
  CREATE TRIGGER batch_commit INSTEAD OF INSERT ON batch BEGIN
    SELECT RAISE(ABORT, 'another writer has taken over this journal') FROM writer
      WHERE epoch IS NOT NEW.epoch OR hall IS NOT NEW.hall;
    INSERT INTO fact (position, hall, epoch, at, stream, body, mac)
      SELECT NEW.facts->>('$['||key||'][0]'), NEW.hall, NEW.epoch, NEW.facts->>('$['||key||'][1]'),
        NEW.facts->>('$['||key||'][2]'),
        CAST(substr(NEW.texts, NEW.facts->>('$['||key||'][3]'), NEW.facts->>('$['||key||'][4]')) AS TEXT),
        NEW.facts->>('$['||key||'][5]')
      FROM json_each(NEW.facts);
    INSERT INTO answer (seq, hall, epoch, identity, request, hash, at, outcome, mac)
      SELECT NEW.answers->>('$['||key||'][0]'), NEW.hall, NEW.epoch, '', NEW.answers->>('$['||key||'][2]'), '',
        NEW.answers->>('$['||key||'][1]'),
        CAST(substr(NEW.texts, NEW.answers->>('$['||key||'][3]'), NEW.answers->>('$['||key||'][4]')) AS TEXT),
        NEW.answers->>('$['||key||'][5]')
      FROM json_each(NEW.answers);
    INSERT INTO ticket (hall, id, number, day, queue, item, class, state, issued_at, position)
      SELECT NEW.hall, NEW.issued->>('$['||key||'][0]'), NEW.issued->>('$['||key||'][1]'),
        NEW.issued->>('$['||key||'][2]'), NEW.issued->>('$['||key||'][3]'), NEW.issued->>('$['||key||'][4]'),
        NEW.issued->>('$['||key||'][5]'), 'waiting', NEW.issued->>('$['||key||'][6]'), NEW.issued->>('$['||key||'][7]')
      FROM json_each(NEW.issued);
    INSERT INTO ticket_change (hall, id, state, queue, counter, clerk, called_at, started_at, ended_at, outcome)
      SELECT NEW.hall, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8
      FROM json_each(NEW.changed);
    UPDATE writer SET position = NEW.position, at = NEW.at, mac = NEW.mac, answers_to = NEW.answers_to, seal = NEW.seal;
    SELECT RAISE(ABORT, 'the journal does not end where its writer says') FROM writer
      WHERE position IS NOT (SELECT coalesce(max(position), 0) FROM fact)
        OR answers_to < (SELECT coalesce(max(seq), 0) FROM answer);
  END;
  `,
  `
  -- Cases over all years (C13), made from facts alone (case-table.ts); verify makes it again and compares. Its rows lie in the
  -- order of receipt, and every index ends with it: the newest come first without sorting.
  CREATE TABLE case_row (
    position INTEGER PRIMARY KEY,
    hall TEXT NOT NULL,
    id TEXT NOT NULL,
    number TEXT NOT NULL,
    code TEXT NOT NULL,
    department TEXT NOT NULL,
    item TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    person TEXT NOT NULL,
    sealed TEXT NOT NULL,
    name_index TEXT NOT NULL,
    id_index TEXT,
    clerk TEXT,
    received_at INTEGER NOT NULL,
    accepted_at INTEGER,
    due TEXT,
    ended_at INTEGER,
    archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
    UNIQUE (hall, id)
  ) STRICT;
  CREATE INDEX case_number ON case_row (hall, number);
  CREATE INDEX case_name ON case_row (hall, name_index);
  CREATE INDEX case_id_number ON case_row (hall, id_index) WHERE id_index IS NOT NULL;
  CREATE INDEX case_person ON case_row (hall, person);
  CREATE INDEX case_received ON case_row (hall, received_at);
  CREATE INDEX case_department ON case_row (hall, department, received_at);
  CREATE INDEX case_item ON case_row (hall, item, received_at);
  CREATE INDEX case_state ON case_row (hall, state, received_at);
  CREATE INDEX case_open ON case_row (hall, id) WHERE archived = 0;

  -- Row by row and by key, like ticket_change. The rules are those of applyCaseChange.
  CREATE VIEW case_change (hall, id, state, accepted_at, due, ended_at, archived) AS
    SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE 0;
  CREATE TRIGGER case_changes INSTEAD OF INSERT ON case_change BEGIN
    UPDATE case_row SET
        state = CASE WHEN NEW.state = 'decided' AND kind = 'immediate' THEN 'to-deliver' ELSE coalesce(NEW.state, state) END,
        accepted_at = coalesce(NEW.accepted_at, accepted_at), due = coalesce(NEW.due, due),
        ended_at = coalesce(NEW.ended_at, ended_at), archived = coalesce(NEW.archived, archived)
      WHERE hall = NEW.hall AND id = NEW.id AND archived = 0;
  END;

  -- One key per applicant, wrapped by the master key that lies in vault.key (X3). Outside the chain: a row that is deleted
  -- makes everything sealed with it unreadable, and nothing else changes.
  CREATE TABLE person_key (
    hall TEXT NOT NULL,
    id TEXT NOT NULL,
    wrapped TEXT NOT NULL,
    PRIMARY KEY (hall, id)
  ) STRICT;

  -- Short rows are taken apart one by one: found by path, the n-th of a batch is walked to past all before it, which made a fact
  -- of a batch of 250 five times as dear (measured).
  DROP VIEW batch;
  CREATE VIEW batch (hall, epoch, texts, facts, answers, issued, changed, received, progressed, position, at, mac, answers_to, seal) AS
    SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE 0;
  CREATE TRIGGER batch_commit INSTEAD OF INSERT ON batch BEGIN
    SELECT RAISE(ABORT, 'another writer has taken over this journal') FROM writer
      WHERE epoch IS NOT NEW.epoch OR hall IS NOT NEW.hall;
    INSERT INTO fact (position, hall, epoch, at, stream, body, mac)
      SELECT value->>0, NEW.hall, NEW.epoch, value->>1, value->>2,
        CAST(substr(NEW.texts, value->>3, value->>4) AS TEXT), value->>5
      FROM json_each(NEW.facts);
    INSERT INTO answer (seq, hall, epoch, identity, request, hash, at, outcome, mac)
      SELECT NEW.answers->>('$['||key||'][0]'), NEW.hall, NEW.epoch, '', NEW.answers->>('$['||key||'][2]'), '',
        NEW.answers->>('$['||key||'][1]'),
        CAST(substr(NEW.texts, NEW.answers->>('$['||key||'][3]'), NEW.answers->>('$['||key||'][4]')) AS TEXT),
        NEW.answers->>('$['||key||'][5]')
      FROM json_each(NEW.answers);
    INSERT INTO ticket (hall, id, number, day, queue, item, class, state, issued_at, position)
      SELECT NEW.hall, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, 'waiting', value->>6, value->>7
      FROM json_each(NEW.issued);
    INSERT INTO ticket_change (hall, id, state, queue, counter, clerk, called_at, started_at, ended_at, outcome)
      SELECT NEW.hall, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8
      FROM json_each(NEW.changed);
    INSERT INTO case_row (hall, archived, position, id, number, code, department, item, kind, state, person, sealed, name_index,
        id_index, clerk, received_at)
      SELECT NEW.hall, 0, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8,
        value->>9, value->>10, value->>11, value->>12, value->>13
      FROM json_each(NEW.received);
    INSERT INTO case_change (hall, id, state, accepted_at, due, ended_at, archived)
      SELECT NEW.hall, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5
      FROM json_each(NEW.progressed);
    UPDATE writer SET position = NEW.position, at = NEW.at, mac = NEW.mac, answers_to = NEW.answers_to, seal = NEW.seal;
    SELECT RAISE(ABORT, 'the journal does not end where its writer says') FROM writer
      WHERE position IS NOT (SELECT coalesce(max(position), 0) FROM fact)
        OR answers_to < (SELECT coalesce(max(seq), 0) FROM answer);
  END;
  `,
  `
  -- What becomes of an archived case: the lists it stands on, by the positions of their facts (C13), and its applicant erased (X3).
  -- Those of departments are walked from the newest list; those not erased yet from the oldest case.
  ALTER TABLE case_row ADD COLUMN transfer_list INTEGER;
  ALTER TABLE case_row ADD COLUMN destruction_list INTEGER;
  CREATE INDEX case_transfer ON case_row (hall, department, transfer_list) WHERE transfer_list IS NOT NULL;
  CREATE INDEX case_destruction ON case_row (hall, department, destruction_list) WHERE destruction_list IS NOT NULL;
  CREATE INDEX case_named ON case_row (hall) WHERE name_index <> '';

  CREATE VIEW case_listed (hall, id, transfer_list, destruction_list) AS SELECT NULL, NULL, NULL, NULL WHERE 0;
  CREATE TRIGGER case_lists INSTEAD OF INSERT ON case_listed BEGIN
    UPDATE case_row SET
        transfer_list = coalesce(NEW.transfer_list, transfer_list),
        destruction_list = coalesce(NEW.destruction_list, destruction_list)
      WHERE hall = NEW.hall AND id = NEW.id;
  END;
  CREATE VIEW case_erased (hall, person) AS SELECT NULL, NULL WHERE 0;
  CREATE TRIGGER case_erases INSTEAD OF INSERT ON case_erased BEGIN
    UPDATE case_row SET name_index = '', id_index = NULL WHERE hall = NEW.hall AND person = NEW.person;
  END;

  DROP VIEW batch;
  CREATE VIEW batch (hall, epoch, texts, facts, answers, issued, changed, received, progressed, listed, erased, position, at, mac, answers_to,
      seal) AS
    SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE 0;
  CREATE TRIGGER batch_commit INSTEAD OF INSERT ON batch BEGIN
    SELECT RAISE(ABORT, 'another writer has taken over this journal') FROM writer
      WHERE epoch IS NOT NEW.epoch OR hall IS NOT NEW.hall;
    INSERT INTO fact (position, hall, epoch, at, stream, body, mac)
      SELECT value->>0, NEW.hall, NEW.epoch, value->>1, value->>2,
        CAST(substr(NEW.texts, value->>3, value->>4) AS TEXT), value->>5
      FROM json_each(NEW.facts);
    INSERT INTO answer (seq, hall, epoch, identity, request, hash, at, outcome, mac)
      SELECT NEW.answers->>('$['||key||'][0]'), NEW.hall, NEW.epoch, '', NEW.answers->>('$['||key||'][2]'), '',
        NEW.answers->>('$['||key||'][1]'),
        CAST(substr(NEW.texts, NEW.answers->>('$['||key||'][3]'), NEW.answers->>('$['||key||'][4]')) AS TEXT),
        NEW.answers->>('$['||key||'][5]')
      FROM json_each(NEW.answers);
    INSERT INTO ticket (hall, id, number, day, queue, item, class, state, issued_at, position)
      SELECT NEW.hall, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, 'waiting', value->>6, value->>7
      FROM json_each(NEW.issued);
    INSERT INTO ticket_change (hall, id, state, queue, counter, clerk, called_at, started_at, ended_at, outcome)
      SELECT NEW.hall, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8
      FROM json_each(NEW.changed);
    INSERT INTO case_row (hall, archived, position, id, number, code, department, item, kind, state, person, sealed, name_index,
        id_index, clerk, received_at)
      SELECT NEW.hall, 0, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8,
        value->>9, value->>10, value->>11, value->>12, value->>13
      FROM json_each(NEW.received);
    INSERT INTO case_change (hall, id, state, accepted_at, due, ended_at, archived)
      SELECT NEW.hall, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5
      FROM json_each(NEW.progressed);
    INSERT INTO case_listed (hall, id, transfer_list, destruction_list)
      SELECT NEW.hall, value->>0, value->>1, value->>2 FROM json_each(NEW.listed);
    INSERT INTO case_erased (hall, person) SELECT NEW.hall, value FROM json_each(NEW.erased);
    UPDATE writer SET position = NEW.position, at = NEW.at, mac = NEW.mac, answers_to = NEW.answers_to, seal = NEW.seal;
    SELECT RAISE(ABORT, 'the journal does not end where its writer says') FROM writer
      WHERE position IS NOT (SELECT coalesce(max(position), 0) FROM fact)
        OR answers_to < (SELECT coalesce(max(seq), 0) FROM answer);
  END;
  `,
  `
  -- Keys of whoever told the hall something (S4): found by the fact that names them, so that none counts as made ahead.
  CREATE INDEX feedback_key ON fact (hall, body->>'$.fact.key')
    WHERE stream = 'standing' AND body->>'$.fact.type' = 'FeedbackReceived';
  `,
  REPORT_TABLES,
];
