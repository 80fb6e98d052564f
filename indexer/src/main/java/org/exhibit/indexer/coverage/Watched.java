package org.exhibit.indexer.coverage;

/// What a question about absence is about.
public sealed interface Watched {
    /// How a sentence names it.
    String text();

    /// Objects of S3, watched by the owner's data events and by the bucket's access log.
    ///
    /// @param key an object's key, or the beginning of keys followed by `*`; `*` for the whole
    ///   bucket
    record Objects(String bucket, String key) implements Watched {
        @Override
        public String text() {
            return "s3://" + bucket + '/' + key;
        }

        String arn() {
            String prefix = key.endsWith("*") ? key.substring(0, key.length() - 1) : key;
            return "arn:aws:s3:::" + bucket + '/' + prefix;
        }
    }

    /// Requests of one account's principals to objects, which their own account logs too, whoever
    /// owns the bucket.
    record RequestsBy(String account, Objects objects) implements Watched {
        @Override
        public String text() {
            return objects.text() + " by account " + account;
        }
    }

    /// A resource whose data events a trail may select, e.g. type `AWS::Lambda::Function`.
    record Resource(String account, String region, String type, String arn) implements Watched {
        @Override
        public String text() {
            return arn;
        }
    }

    /// Calls of an API, watched by management events.
    ///
    /// @param source e.g. `kms.amazonaws.com`
    /// @param what how to name it, e.g. `snapshot snap-1`
    record Calls(String account, String region, String source, String what) implements Watched {
        @Override
        public String text() {
            return what;
        }
    }

    /// A network interface, watched by its flow logs.
    record NetworkInterface(String id) implements Watched {
        @Override
        public String text() {
            return id;
        }
    }
}
