package org.exhibit.indexer.casefile;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes on what the migration library warns of. That it looked and found nothing to do, at every
/// opening of a case, is for nobody to read. Made by the library, by its name.
public final class MigrationLog implements LogCreator {
    @Override
    public Log createLogger(Class<?> owner) {
        return new Warnings(LoggerFactory.getLogger(owner));
    }

    private record Warnings(Logger logger) implements Log {
        @Override
        public void debug(String message) {
            logger.debug(message);
        }

        @Override
        public void info(String message) {
            logger.debug(message);
        }

        @Override
        public void notice(String message) {
            logger.debug(message);
        }

        @Override
        public void warn(String message) {
            logger.warn(message);
        }

        @Override
        public void error(String message) {
            logger.error(message);
        }

        @Override
        public void error(String message, Exception cause) {
            logger.error(message, cause);
        }
    }
}
