/** The migration that makes the tables of reports (S3). A released one is never edited (schema.ts). */
export const REPORT_TABLES = `
  -- One wait and what came of it (report-rows.ts). Rows lie in the order of their days; only open ones, and those who may come back,
  -- are ever looked for by ticket, so that index stays small however many years there are.
  CREATE TABLE stay (
    seq INTEGER PRIMARY KEY,
    hall TEXT NOT NULL,
    position INTEGER NOT NULL,
    ticket TEXT NOT NULL,
    day TEXT NOT NULL,
    queue TEXT NOT NULL,
    item TEXT,
    first INTEGER NOT NULL CHECK (first IN (0, 1)),
    paper INTEGER NOT NULL CHECK (paper IN (0, 1)),
    at INTEGER NOT NULL,
    since INTEGER NOT NULL,
    called_at INTEGER,
    counter TEXT,
    clerk TEXT,
    started_at INTEGER,
    served_ms INTEGER NOT NULL DEFAULT 0,
    running_since INTEGER,
    ended_at INTEGER,
    end_how TEXT,
    outcome TEXT
  ) STRICT;
  CREATE INDEX stay_day ON stay (hall, day);
  CREATE INDEX stay_open ON stay (hall, ticket) WHERE ended_at IS NULL OR end_how = 'passed';
  CREATE INDEX stay_at_counter ON stay (hall, counter) WHERE ended_at IS NULL AND counter IS NOT NULL;

  CREATE TABLE rating (
    position INTEGER PRIMARY KEY,
    hall TEXT NOT NULL,
    at INTEGER NOT NULL,
    ticket TEXT NOT NULL,
    of_case TEXT,
    level INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX rating_visit ON rating (hall, ticket) WHERE of_case IS NULL;
  CREATE INDEX rating_case ON rating (hall, of_case) WHERE of_case IS NOT NULL;

  CREATE TABLE consultation (
    position INTEGER PRIMARY KEY,
    hall TEXT NOT NULL,
    at INTEGER NOT NULL,
    day TEXT NOT NULL,
    counter TEXT,
    clerk TEXT,
    channel TEXT NOT NULL,
    item TEXT
  ) STRICT;
  CREATE INDEX consultation_day ON consultation (hall, day);

  -- What reports need of a case beside its row, under the same position.
  CREATE TABLE course (
    position INTEGER PRIMARY KEY,
    counter TEXT,
    origin TEXT NOT NULL,
    from_day TEXT,
    promised TEXT,
    statutory TEXT,
    decided_at INTEGER,
    decision TEXT
  ) STRICT;

  -- Facts become rows step by step (report-steps.ts): what happened, and its fields as a JSON array.
  CREATE VIEW report_step (hall, what, step) AS SELECT NULL, NULL, NULL WHERE 0;
  CREATE TRIGGER step_issued INSTEAD OF INSERT ON report_step WHEN NEW.what = 'issued' BEGIN
    INSERT INTO stay (hall, position, at, ticket, day, queue, item, since, paper, first)
      VALUES (NEW.hall, NEW.step->>1, NEW.step->>2, NEW.step->>3, NEW.step->>4, NEW.step->>5, NEW.step->>6, NEW.step->>7, NEW.step->>8, 1);
  END;
  CREATE TRIGGER step_called INSTEAD OF INSERT ON report_step WHEN NEW.what = 'called' BEGIN
    UPDATE stay SET called_at = NEW.step->>2, counter = NEW.step->>4, clerk = NEW.step->>5
      WHERE hall = NEW.hall AND ticket = NEW.step->>3 AND ended_at IS NULL;
  END;
  CREATE TRIGGER step_started INSTEAD OF INSERT ON report_step WHEN NEW.what = 'started' BEGIN
    UPDATE stay SET counter = NEW.step->>4, started_at = coalesce(started_at, NEW.step->>2), running_since = NEW.step->>2
      WHERE hall = NEW.hall AND ticket = NEW.step->>3 AND ended_at IS NULL;
  END;
  CREATE TRIGGER step_parked INSTEAD OF INSERT ON report_step WHEN NEW.what = 'parked' BEGIN
    UPDATE stay SET served_ms = served_ms + coalesce(NEW.step->>2 - running_since, 0), running_since = NULL
      WHERE hall = NEW.hall AND ticket = NEW.step->>3 AND ended_at IS NULL;
  END;
  CREATE TRIGGER step_ended INSTEAD OF INSERT ON report_step WHEN NEW.what = 'ended' BEGIN
    UPDATE stay SET served_ms = served_ms + coalesce(NEW.step->>2 - running_since, 0), running_since = NULL,
        ended_at = NEW.step->>2, end_how = NEW.step->>4, outcome = NEW.step->>5
      WHERE hall = NEW.hall AND ticket = NEW.step->>3 AND ended_at IS NULL;
  END;
  -- Whoever was called waits once more; whoever still waits goes on as before; whoever was passed comes back.
  CREATE TRIGGER step_again INSTEAD OF INSERT ON report_step WHEN NEW.what = 'again' BEGIN
    INSERT INTO stay (hall, position, at, ticket, day, queue, item, since, paper, first)
      SELECT hall, NEW.step->>1, NEW.step->>2, ticket, day, coalesce(NEW.step->>4, queue), item, NEW.step->>2, paper, 0
      FROM (SELECT * FROM stay WHERE hall = NEW.hall AND ticket = NEW.step->>3 AND (ended_at IS NULL OR end_how = 'passed')
        ORDER BY seq DESC LIMIT 1)
      WHERE ended_at IS NOT NULL OR counter IS NOT NULL;
    UPDATE stay SET served_ms = served_ms + coalesce(NEW.step->>2 - running_since, 0), running_since = NULL,
        ended_at = NEW.step->>2, end_how = NEW.step->>5
      WHERE hall = NEW.hall AND ticket = NEW.step->>3 AND ended_at IS NULL AND counter IS NOT NULL;
  END;
  CREATE TRIGGER step_moved INSTEAD OF INSERT ON report_step WHEN NEW.what = 'moved' BEGIN
    UPDATE stay SET queue = NEW.step->>4 WHERE hall = NEW.hall AND ticket = NEW.step->>3 AND ended_at IS NULL;
  END;
  CREATE TRIGGER step_handed INSTEAD OF INSERT ON report_step WHEN NEW.what = 'handed' BEGIN
    UPDATE stay SET clerk = NEW.step->>4 WHERE hall = NEW.hall AND counter = NEW.step->>3 AND counter IS NOT NULL AND ended_at IS NULL;
  END;
  CREATE TRIGGER step_rated INSTEAD OF INSERT ON report_step WHEN NEW.what = 'rated' BEGIN
    INSERT INTO rating (hall, position, at, ticket, of_case, level)
      VALUES (NEW.hall, NEW.step->>1, NEW.step->>2, NEW.step->>3, NEW.step->>4, NEW.step->>5);
  END;
  CREATE TRIGGER step_consulted INSTEAD OF INSERT ON report_step WHEN NEW.what = 'consulted' BEGIN
    INSERT INTO consultation (hall, position, at, day, counter, clerk, channel, item)
      VALUES (NEW.hall, NEW.step->>1, NEW.step->>2, NEW.step->>3, NEW.step->>4, NEW.step->>5, NEW.step->>6, NEW.step->>7);
  END;
  CREATE TRIGGER step_received INSTEAD OF INSERT ON report_step WHEN NEW.what = 'received' BEGIN
    INSERT INTO course (position, counter, origin) VALUES (NEW.step->>1, NEW.step->>4, NEW.step->>5);
  END;
  CREATE TRIGGER step_accepted INSTEAD OF INSERT ON report_step WHEN NEW.what = 'accepted' BEGIN
    UPDATE course SET from_day = NEW.step->>4, promised = NEW.step->>5, statutory = NEW.step->>6
      WHERE position = (SELECT position FROM case_row WHERE hall = NEW.hall AND id = NEW.step->>3);
  END;
  CREATE TRIGGER step_decided INSTEAD OF INSERT ON report_step WHEN NEW.what = 'decided' BEGIN
    UPDATE course SET decided_at = NEW.step->>2, decision = NEW.step->>4
      WHERE position = (SELECT position FROM case_row WHERE hall = NEW.hall AND id = NEW.step->>3);
  END;
  CREATE TRIGGER step_undecided INSTEAD OF INSERT ON report_step WHEN NEW.what = 'undecided' BEGIN
    UPDATE course SET decided_at = NULL, decision = NULL
      WHERE position = (SELECT position FROM case_row WHERE hall = NEW.hall AND id = NEW.step->>3);
  END;

  -- Facts recorded before these tables were: up to which position they are in them, and where they end (report-fill.ts).
  CREATE TABLE report_fill (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    done INTEGER NOT NULL,
    last INTEGER NOT NULL
  ) STRICT;
  INSERT INTO report_fill (one, done, last) SELECT 1, 0, coalesce(max(position), 0) FROM fact;

  DROP VIEW batch;
  CREATE VIEW batch (hall, epoch, texts, facts, answers, issued, changed, received, progressed, listed, erased, reported, position, at, mac,
      answers_to, seal) AS
    SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL WHERE 0;
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
    INSERT INTO report_step (hall, what, step) SELECT NEW.hall, value->>0, value FROM json_each(NEW.reported);
    UPDATE writer SET position = NEW.position, at = NEW.at, mac = NEW.mac, answers_to = NEW.answers_to, seal = NEW.seal;
    SELECT RAISE(ABORT, 'the journal does not end where its writer says') FROM writer
      WHERE position IS NOT (SELECT coalesce(max(position), 0) FROM fact)
        OR answers_to < (SELECT coalesce(max(seq), 0) FROM answer);
  END;
`;
