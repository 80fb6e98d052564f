package org.exhibit.app.service;

import org.exhibit.indexer.custody.Details;

import java.util.LinkedHashMap;
import java.util.Map;

/// Something that was done with the evidence outside Exhibit and belongs in the chain of custody.
///
/// @param said what is to be entered, by the members of `docs/formats/custody.md`; what was not
///   told is left out
public record CustodyDeed(Kind kind, Map<String, String> said) {
    public enum Kind {
        /// The evidence, or a copy of the case, went from one holder to another.
        TRANSFERRED("transferred"),
        /// Somebody looked at the evidence, or was given it to look at.
        ACCESSED("accessed"),
        /// Where the case is kept from now on, and how it is protected there.
        STORED("stored"),
        /// Something about the evidence had to be changed.
        CHANGED("changed"),
        /// The evidence, or a copy, was destroyed or given back.
        DISPOSED("disposed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// As custody names the entry.
        public String word() {
            return word;
        }
    }

    public CustodyDeed {
        Map<String, String> told = new LinkedHashMap<>();
        said.forEach((name, value) -> {
            if (!value.isBlank()) {
                told.put(name, value.strip());
            }
        });
        said = told;
    }

    /// @param seals what checking the case's seals gave at that moment
    Details details(String seals) {
        Details details = Details.none();
        said.forEach(details::with);
        return details.with("seals", seals);
    }
}
