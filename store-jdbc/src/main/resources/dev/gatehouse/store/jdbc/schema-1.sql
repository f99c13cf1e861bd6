CREATE TABLE change (
  journal TEXT NOT NULL,
  version BIGINT NOT NULL,
  at BIGINT NOT NULL,
  caller TEXT NOT NULL,
  request TEXT NOT NULL,
  operation TEXT NOT NULL,
  edits TEXT NOT NULL,
  PRIMARY KEY (journal, version)
);
CREATE TABLE record (
  journal TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  version BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (journal, kind, key)
);
CREATE TABLE secret (
  journal TEXT NOT NULL,
  reference TEXT NOT NULL,
  sealed TEXT NOT NULL,
  PRIMARY KEY (journal, reference)
);
CREATE TABLE feed (
  seq BIGINT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL,
  journals TEXT NOT NULL,
  event TEXT NOT NULL
);
CREATE TABLE snapshot (
  journal TEXT NOT NULL,
  version BIGINT NOT NULL,
  at BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (journal, version)
);
CREATE TABLE data_key (
  id BIGINT NOT NULL PRIMARY KEY,
  wrapped TEXT NOT NULL
);
