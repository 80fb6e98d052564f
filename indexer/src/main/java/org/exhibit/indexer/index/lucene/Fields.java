package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.InvertableType;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/// Field types of the index and a term field cheap enough to have one instance for each term of a
/// record.
final class Fields {
    static final FieldType TERM = new FieldType();
    static final FieldType TERM_AND_VALUES = new FieldType();

    static {
        TERM.setIndexOptions(IndexOptions.DOCS);
        TERM.setOmitNorms(true);
        TERM.setTokenized(false);
        TERM.freeze();
        TERM_AND_VALUES.setIndexOptions(IndexOptions.DOCS);
        TERM_AND_VALUES.setOmitNorms(true);
        TERM_AND_VALUES.setTokenized(false);
        TERM_AND_VALUES.setDocValuesType(DocValuesType.SORTED);
        TERM_AND_VALUES.freeze();
    }

    private Fields() {}

    /// One untokenised term whose bytes can be exchanged; not thread-safe.
    static final class Term extends Field {
        private final BytesRef bytes;

        Term(String name, FieldType type) {
            super(name, new BytesRef(), type);
            this.bytes = (BytesRef) fieldsData;
        }

        /// Points at the caller's bytes, which must stay unchanged until the document is added.
        Term at(BytesRef value) {
            bytes.bytes = value.bytes;
            bytes.offset = value.offset;
            bytes.length = value.length;
            return this;
        }

        @Override
        public InvertableType invertableType() {
            return InvertableType.BINARY;
        }
    }
}
