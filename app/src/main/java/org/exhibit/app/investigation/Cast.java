package org.exhibit.app.investigation;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// The people, jobs and machines of the day, each with one session.
final class Cast {
    static final String DANAS_DESK = "192.0.2.45";
    static final String LEES_DESK = "192.0.2.61";

    /// A training container of the service: private, and outside the network that is flow-logged.
    static final String CONTAINER = "10.2.214.61";

    static final Caller.Session DANA = session("ml", "dana", "DANA", "08:58", "dana");
    static final Caller.Session LEE = session("ops", "lee", "LEE", "08:12:30", "lee");
    static final Caller.Session ETL = session("etl", "GlueJobRunnerSession", "ETL", "08:31", null);
    static final Caller.Session TRAINING = session("smx", "SageMaker", "SMXA", "09:05:10", null);
    static final Caller.Session TRANSFORM = session("smx", "SageMaker", "SMXB", "10:10:08", null);

    /// A person's session lasts a working day.
    static final Duration PERSON = Duration.ofHours(8);

    static final Duration JOB = Duration.ofHours(1);

    private Cast() {}

    static Caller danaAtDesk() {
        return DANA.from(DANAS_DESK, Caller.CLI);
    }

    static Caller leeAtDesk() {
        return LEE.from(LEES_DESK, Caller.CLI);
    }

    static Caller etl() {
        return ETL.from("10.2.31.118", "aws-sdk-java/2.31.30 md/io#sync spark/3.5.4");
    }

    static Caller container(Caller.Session job) {
        return job.from(CONTAINER, "aws-sdk-go/1.55.7 (go1.23.8; linux; amd64) S3Manager");
    }

    private static Caller.Session session(
            String role, String name, String key, String created, @Nullable String person) {
        Instant since = Estate.at(created);
        return new Caller.Session(role, name, Ids.key("ASIA", key, role + created), since, person);
    }
}
