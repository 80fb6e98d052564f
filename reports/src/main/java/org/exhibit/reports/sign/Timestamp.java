package org.exhibit.reports.sign;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.exhibit.indexer.digest.Digest;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Instant;

/// A trusted timestamp (RFC 3161) over the bytes of a signature: what is asked of an authority, and
/// what it answered.
///
/// @param at the instant the authority states
/// @param authority subject of its certificate
public record Timestamp(Instant at, String authority) {
    /// What an authority is asked, as a file or a request. The same bytes give the same request:
    /// the hash of a signature is a nonce by itself.
    public static byte[] request(byte[] signature) throws IOException {
        return requestOf(signature).getEncoded();
    }

    private static TimeStampRequest requestOf(byte[] signature) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator.generate(TSPAlgorithms.SHA256, Digest.of(signature).bytes());
    }

    /// Reads and checks an answer: that it is about these bytes, and that the key of the
    /// certificate in it signed it.
    ///
    /// @throws IOException where it is no such answer; the message says why
    public static Timestamp of(byte[] signature, byte[] answer) throws IOException {
        try {
            TimeStampResponse response = new TimeStampResponse(answer);
            response.validate(requestOf(signature));
            TimeStampToken token = response.getTimeStampToken();
            if (token == null) {
                throw new IOException("the authority refused: " + response.getStatusString());
            }
            for (X509CertificateHolder one : token.getCertificates().getMatches(null)) {
                if (token.getSID().match(one)) {
                    token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(one));
                    return new Timestamp(
                            token.getTimeStampInfo().getGenTime().toInstant(),
                            one.getSubject().toString());
                }
            }
            throw new IOException("the answer lacks the authority's certificate");
        } catch (TSPException | OperatorCreationException | CertificateException e) {
            throw new IOException("it does not hold: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // BouncyCastle meets damaged ASN.1 with exceptions of many kinds.
            throw new IOException("it cannot be read: " + e.getMessage(), e);
        }
    }
}
