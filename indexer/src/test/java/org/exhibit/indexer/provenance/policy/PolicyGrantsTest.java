package org.exhibit.indexer.provenance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class PolicyGrantsTest {
    private static final String OWN = "222222222222";
    private static final String FOREIGN = "999999999999";
    private static final String READ =
            "'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::mix/*'";

    private static List<String> audiences(String... statements) {
        return grants(statements).stream().map(grant -> grant.audience().text()).toList();
    }

    private static List<Grant> grants(String... statements) {
        String json = "{'Statement':[{" + String.join("},{", statements) + "}]}";
        PolicyDocument document =
                PolicyDocument.of(new TextNode(json.replace('\'', '"'))).orElseThrow();
        return new PolicyGrants(document, OWN, new Audience.Anyone()).grants();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Principal':'*'",
                "'Principal':{'AWS':'*'}",
                "'Principal':{'AWS':['arn:aws:iam::222222222222:root','*']}",
                "'NotPrincipal':{'AWS':'arn:aws:iam::222222222222:root'}",
                "'Principal':'*','Condition':{'Bool':{'aws:SecureTransport':'true'}}",
                "'Principal':'*','Condition':{'IpAddress':{'aws:SourceIp':'0.0.0.0/0'}}",
                "'Principal':'*','Condition':{'IpAddress':{'aws:SourceIp':['10.0.0.0/8','0.0.0.0/1']}}",
                "'Principal':'*','Condition':{'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-1'}}",
                "'Principal':'*','Condition':{'ForAllValues:StringEquals':{'aws:PrincipalOrgID':'o-1'}}",
                "'Principal':'*','Condition':{'StringLike':{'aws:PrincipalOrgID':'o-*'}}",
                "'Principal':'*','Condition':{'StringNotEquals':{'aws:SourceVpc':'vpc-1'}}",
                "'Principal':'*','Condition':{'NumericEquals':{'aws:SourceVpc':'1'}}",
                "'Principal':'*','Condition':{'Null':{'aws:SourceVpc':'false'}}",
            })
    void letsEveryoneIn(String principal) {
        assertThat(audiences(principal + ',' + READ)).containsExactly("ANON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Principal':{'AWS':'222222222222'}",
                "'Principal':{'Service':'cloudfront.amazonaws.com'}",
                "'Principal':'*','Condition':{'IpAddress':{'aws:SourceIp':'192.0.2.0/24'}}",
                "'Principal':'*','Condition':{'IpAddress':{'aws:SourceIp':'192.0.2.7'}}",
                "'Principal':'*','Condition':{'StringEquals':{'aws:sourceVpce':'vpce-1'}}",
                "'Principal':'*','Condition':{'StringEquals':{'aws:SourceVpc':['vpc-1','vpc-2']}}",
                "'Principal':'*','Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:sns:eu-west-1:222222222222:*'}}",
                "'Principal':'*','Condition':{'StringEquals':{'aws:SourceAccount':'222222222222'}}",
                "'Principal':'*','Condition':{'StringEquals':{'aws:PrincipalAccount':'222222222222'}}",
            })
    void letsNobodyFromOutsideIn(String principal) {
        assertThat(audiences(principal + ',' + READ)).isEmpty();
    }

    @Test
    void namesAccountsAndOrganisations() {
        assertThat(
                        audiences(
                                "'Principal':{'AWS':['arn:aws:iam::999999999999:role/r','222222222222']},"
                                        + READ,
                                "'Principal':'*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}},"
                                        + READ))
                .containsExactly("ACCOUNT(" + FOREIGN + ")", "ORG(o-1)");
    }

    private static final String DENY =
            "'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::mix/*'";

    @Test
    void takesAwayWhatADenialProvablyTakesIn() {
        String open = "'Principal':'*'," + READ;
        assertThat(audiences(open, DENY)).isEmpty();
        assertThat(audiences(open, DENY.replace("mix/*", "mix/secret/*"))).containsExactly("ANON");
        assertThat(audiences(open, DENY.replace("s3:*", "s3:PutObject"))).containsExactly("ANON");
        assertThat(audiences(open, DENY.replace("'*','Action'", "{'AWS':'222222222222'},'Action'")))
                .containsExactly("ANON");
        assertThat(audiences(open, DENY + ",'Condition':{'Bool':{'aws:SecureTransport':'false'}}"))
                .containsExactly("ANON");
        assertThat(
                        audiences(
                                open,
                                DENY
                                        + ",'Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}"))
                .isEmpty();
        assertThat(
                        audiences(
                                open,
                                DENY
                                        + ",'Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-1'},"
                                        + "'Bool':{'aws:ViaAWSService':'false'}}"))
                .containsExactly("ORG(o-1)");
    }

    @Test
    void leavesTheActionsThatAreNotDenied() {
        Grant left =
                grants(
                                "'Effect':'Allow','Principal':'*','Action':['s3:GetObject','s3:PutObject'],"
                                    + "'Resource':['arn:aws:s3:::mix/a/*','arn:aws:s3:::mix/b/*']",
                                "'Effect':'Deny','Principal':'*','Action':'s3:Put*',"
                                        + "'Resource':'arn:aws:s3:::mix/*'")
                        .getFirst();
        assertThat(left.covers("s3:GetObject", "arn:aws:s3:::mix/a/x")).isTrue();
        assertThat(left.covers("s3:PutObject", "arn:aws:s3:::mix/a/x")).isFalse();
    }

    @Test
    void sparesAnAccountThatADenialDoesNotName() {
        String foreign = "'Principal':{'AWS':'999999999999'}," + READ;
        assertThat(audiences(foreign, DENY)).isEmpty();
        assertThat(
                        audiences(
                                foreign,
                                DENY
                                        + ",'Condition':{'StringNotEquals':{'aws:PrincipalAccount':'222222222222'}}"))
                .isEmpty();
        assertThat(
                        audiences(
                                foreign,
                                DENY
                                        + ",'Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-1'}}"))
                .containsExactly("ACCOUNT(" + FOREIGN + ")");
    }

    @Test
    void readsNotActionAndEncodedText() {
        Grant grant =
                grants(
                                "'Effect':'Allow','Principal':'*','NotAction':'s3:Put*',"
                                        + "'NotResource':'arn:aws:s3:::mix/secret/*'")
                        .getFirst();
        assertThat(grant.covers("s3:GetObject", "arn:aws:s3:::mix/a")).isTrue();
        assertThat(grant.covers("s3:putobject", "arn:aws:s3:::mix/a")).isFalse();
        assertThat(grant.covers("s3:GetObject", "arn:aws:s3:::mix/secret/a")).isFalse();
        assertThat(PolicyDocument.of(new TextNode("%7B%22Statement%22%3A%5B%5D%7D"))).isPresent();
        assertThat(PolicyDocument.of(new TextNode("not a policy"))).isEmpty();
    }
}
