-- What items hold once decompressed, where that is something else than their own bytes. Made again from custody.jsonl
-- like the rest; items of older cases get theirs when they are read again.

CREATE TABLE contents (
    item BINARY(32) NOT NULL,
    member VARCHAR NOT NULL,
    content BINARY(32) NOT NULL,
    PRIMARY KEY (item, member)
);
