package org.exhibit.reports.interop;

/// A relation of PROV-DM with the names of its ends in PROV-JSON.
///
/// @param subject end that the relation speaks of
/// @param object end that it speaks of it
/// @param described whether PROV lets it have attributes
enum ProvRelation {
    WAS_DERIVED_FROM("wasDerivedFrom", "generatedEntity", "usedEntity", true),
    USED("used", "activity", "entity", true),
    WAS_GENERATED_BY("wasGeneratedBy", "entity", "activity", true),
    WAS_INVALIDATED_BY("wasInvalidatedBy", "entity", "activity", true),
    WAS_INFORMED_BY("wasInformedBy", "informed", "informant", true),
    WAS_ASSOCIATED_WITH("wasAssociatedWith", "activity", "agent", true),
    WAS_ATTRIBUTED_TO("wasAttributedTo", "entity", "agent", true),
    ACTED_ON_BEHALF_OF("actedOnBehalfOf", "delegate", "responsible", true),
    WAS_INFLUENCED_BY("wasInfluencedBy", "influencee", "influencer", true),
    SPECIALIZATION_OF("specializationOf", "specificEntity", "generalEntity", false),
    HAD_MEMBER("hadMember", "collection", "entity", false);

    private final String word;
    private final String subject;
    private final String object;
    private final boolean described;

    ProvRelation(String word, String subject, String object, boolean described) {
        this.word = word;
        this.subject = subject;
        this.object = object;
        this.described = described;
    }

    String word() {
        return word;
    }

    String subject() {
        return "prov:" + subject;
    }

    String object() {
        return "prov:" + object;
    }

    boolean described() {
        return described;
    }
}
