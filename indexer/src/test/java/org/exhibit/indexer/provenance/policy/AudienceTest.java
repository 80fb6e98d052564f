package org.exhibit.indexer.provenance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class AudienceTest {
    @Test
    void onlyWhatNamesNobodyIsPublic() {
        List<Audience> all =
                List.of(
                        new Audience.Anyone(),
                        new Audience.AnyAws(),
                        new Audience.Cdn("E1"),
                        new Audience.Account("222222222222"),
                        new Audience.Organisation("o-1"),
                        new Audience.UrlHolder("AKIA1"));
        assertThat(all.stream().filter(Audience::isPublic).map(Audience::text))
                .containsExactly("ANON", "ANY_AWS", "CDN(E1)");
        assertThat(all.stream().sorted().map(Audience::text))
                .containsExactly(
                        "ACCOUNT(222222222222)",
                        "ANON",
                        "ANY_AWS",
                        "CDN(E1)",
                        "ORG(o-1)",
                        "URL-HOLDER(AKIA1)");
    }
}
