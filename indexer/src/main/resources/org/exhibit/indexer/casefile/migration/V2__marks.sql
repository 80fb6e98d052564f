-- What is left out of the index, and what examiners write beside events. Made again from custody.jsonl like the rest.

CREATE TABLE exclusions (
    number INTEGER PRIMARY KEY,
    named VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    added VARCHAR(40) NOT NULL
);

CREATE TABLE excluded (
    sha256 BINARY(32) PRIMARY KEY,
    exclusion INTEGER NOT NULL REFERENCES exclusions (number)
);

CREATE TABLE tags (
    event VARCHAR(32) NOT NULL,
    tag VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    added VARCHAR(40) NOT NULL,
    PRIMARY KEY (tag, event)
);

CREATE TABLE notes (
    number INTEGER PRIMARY KEY,
    event VARCHAR(32) NOT NULL,
    text VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    added VARCHAR(40) NOT NULL
);

CREATE TABLE saved_queries (
    name VARCHAR PRIMARY KEY,
    query VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    added VARCHAR(40) NOT NULL
);
