-- What custody.jsonl says, as tables that can be asked. Everything here can be made again from custody.jsonl.
-- Instants are ISO-8601 text in UTC, with all the digits they were given.

CREATE TABLE settings (
    name VARCHAR(64) PRIMARY KEY,
    text VARCHAR NOT NULL
);

CREATE TABLE acquisitions (
    number INTEGER PRIMARY KEY,
    method VARCHAR(64) NOT NULL,
    sources VARCHAR NOT NULL,
    examiner VARCHAR NOT NULL,
    started VARCHAR(40) NOT NULL,
    ended VARCHAR(40),
    files BIGINT NOT NULL,
    bytes BIGINT NOT NULL
);

CREATE TABLE items (
    sha256 BINARY(32) PRIMARY KEY,
    sha512 BINARY(64) NOT NULL,
    size BIGINT NOT NULL,
    location VARCHAR(9) NOT NULL CHECK (location IN ('stored', 'reference')),
    path VARCHAR,
    modified VARCHAR(40)
);

-- The folders that paths are relative to.
CREATE TABLE bases (
    id INTEGER PRIMARY KEY,
    base VARCHAR NOT NULL
);

CREATE TABLE sightings (
    path VARCHAR NOT NULL,
    sha256 BINARY(32) NOT NULL,
    acquisition INTEGER NOT NULL,
    modified VARCHAR(40) NOT NULL,
    base INTEGER NOT NULL REFERENCES bases (id),
    PRIMARY KEY (path, sha256)
);

CREATE INDEX sightings_by_item ON sightings (sha256);

CREATE TABLE not_acquired (
    acquisition INTEGER NOT NULL,
    path VARCHAR NOT NULL,
    kind VARCHAR(16) NOT NULL,
    reason VARCHAR NOT NULL,
    PRIMARY KEY (acquisition, path)
);

CREATE TABLE exhibits (
    number INTEGER PRIMARY KEY,
    event VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    added VARCHAR(40) NOT NULL
);

CREATE TABLE subjects (
    selector VARCHAR PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    reason VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    added VARCHAR(40) NOT NULL
);
