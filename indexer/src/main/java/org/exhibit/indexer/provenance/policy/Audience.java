package org.exhibit.indexer.provenance.policy;

import java.util.Comparator;

/// Who outside the owner's account is let in.
public sealed interface Audience extends Comparable<Audience> {

    /// Anyone, without credentials.
    record Anyone() implements Audience {
        @Override
        public String text() {
            return "ANON";
        }
    }

    /// Anyone with credentials of any AWS account.
    record AnyAws() implements Audience {
        @Override
        public String text() {
            return "ANY_AWS";
        }
    }

    /// One account, by its id or, in access control lists, its canonical id.
    record Account(String id) implements Audience {
        @Override
        public String text() {
            return "ACCOUNT(" + id + ')';
        }
    }

    /// The accounts of an organisation.
    record Organisation(String id) implements Audience {
        @Override
        public String text() {
            return "ORG(" + id + ')';
        }
    }

    /// Whoever holds a signed URL.
    ///
    /// @param signer the access key or identity that signed it
    record UrlHolder(String signer) implements Audience {
        @Override
        public String text() {
            return "URL-HOLDER(" + signer + ')';
        }
    }

    /// Whoever asks a content delivery network.
    ///
    /// @param distribution its id
    record Cdn(String distribution) implements Audience {
        @Override
        public String text() {
            return "CDN(" + distribution + ')';
        }
    }

    /// The word of the record of a window.
    String text();

    /// Whether it is not limited to accounts that someone named.
    default boolean isPublic() {
        return switch (this) {
            case Anyone any -> true;
            case AnyAws any -> true;
            case Account one -> false;
            case Organisation one -> false;
            case UrlHolder one -> false;
            case Cdn any -> true;
        };
    }

    @Override
    default int compareTo(Audience other) {
        return Comparator.comparing(Audience::text).compare(this, other);
    }
}
