package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.EvidenceItem;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.store.ContainerMembers;
import org.exhibit.indexer.store.ZipPasswords;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Archives some of whose encrypted entries were left unread for want of a password.
final class LockedArchives {
    private LockedArchives() {}

    /// Those that would lose nothing and gain an entry by being read again with these passwords.
    ///
    /// An archive whose entries have different passwords is not read again while only some of those
    /// that were read before are at hand.
    static Set<Digest> openedBy(ZipPasswords passwords, CaseFile caseFile) throws IOException {
        Set<Digest> found = new HashSet<>();
        if (passwords.isEmpty()) {
            return found;
        }
        ContainerMembers members = new ContainerMembers(passwords);
        for (Map.Entry<Digest, List<FileRow>> archive : locked(caseFile).entrySet()) {
            Optional<EvidenceItem> item = caseFile.item(archive.getKey());
            if (item.isPresent() && gains(archive.getValue(), item.get(), caseFile, members)) {
                found.add(archive.getKey());
            }
        }
        return found;
    }

    private static Map<Digest, List<FileRow>> locked(CaseFile caseFile) throws IOException {
        Map<Digest, List<FileRow>> encrypted = new LinkedHashMap<>();
        try (CaseReader reader = Engine.reader(caseFile.folder().root(), ZipPasswords.NONE);
                java.util.stream.Stream<FileRow> rows = reader.events().files()) {
            rows.filter(row -> row.member().stream().anyMatch(step -> step.kind().encrypted()))
                    .forEach(row ->
                            encrypted
                                    .computeIfAbsent(row.evidence(), item -> new ArrayList<>())
                                    .add(row));
        }
        encrypted.values().removeIf(rows -> rows.stream().noneMatch(LockedArchives::unread));
        return encrypted;
    }

    private static boolean unread(FileRow row) {
        return row.kind() == FileRow.Kind.UNREADABLE
                && row.format().startsWith(ZipPasswords.LOCKED);
    }

    private static boolean gains(
            List<FileRow> rows, EvidenceItem item, CaseFile caseFile, ContainerMembers members) {
        boolean gains = false;
        for (FileRow row : rows) {
            boolean opens = opens(row.member(), item, caseFile, members);
            if (!opens && !unread(row)) {
                return false;
            }
            gains |= opens && unread(row);
        }
        return gains;
    }

    private static boolean opens(
            List<MemberStep> member,
            EvidenceItem item,
            CaseFile caseFile,
            ContainerMembers members) {
        try (InputStream content = members.open(caseFile.original(item), member)) {
            content.transferTo(java.io.OutputStream.nullOutputStream());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
