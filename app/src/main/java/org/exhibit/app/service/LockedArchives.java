package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.EvidenceItem;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.index.EventIndexWriter;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.store.ContainerMembers;
import org.exhibit.indexer.store.ZipPasswords;

import java.io.IOException;
import java.io.InputStream;
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
    static Set<Digest> openedBy(ZipPasswords passwords, CaseFile caseFile, EventIndexWriter index)
            throws IOException {
        Set<Digest> found = new HashSet<>();
        if (passwords.isEmpty()) {
            return found;
        }
        ContainerMembers members = new ContainerMembers(passwords);
        for (Map.Entry<Digest, List<ItemAccount.Leaf>> archive : locked(index).entrySet()) {
            Optional<EvidenceItem> item = caseFile.item(archive.getKey());
            if (item.isPresent() && gains(archive.getValue(), item.get(), caseFile, members)) {
                found.add(archive.getKey());
            }
        }
        return found;
    }

    private static Map<Digest, List<ItemAccount.Leaf>> locked(EventIndexWriter index)
            throws IOException {
        Map<Digest, List<ItemAccount.Leaf>> found = new LinkedHashMap<>();
        index.accounts(account -> {
            List<ItemAccount.Leaf> encrypted =
                    account.leaves().stream()
                            .filter(leaf ->
                                    leaf.member().stream()
                                            .anyMatch(step -> step.kind().encrypted()))
                            .toList();
            if (encrypted.stream().anyMatch(LockedArchives::unread)) {
                found.put(account.evidence(), encrypted);
            }
        });
        return found;
    }

    private static boolean unread(ItemAccount.Leaf leaf) {
        return leaf.kind() == FileRow.Kind.UNREADABLE
                && leaf.format().startsWith(ZipPasswords.LOCKED);
    }

    private static boolean gains(
            List<ItemAccount.Leaf> leaves,
            EvidenceItem item,
            CaseFile caseFile,
            ContainerMembers members) {
        boolean gains = false;
        for (ItemAccount.Leaf leaf : leaves) {
            boolean opens = opens(leaf.member(), item, caseFile, members);
            if (!opens && !unread(leaf)) {
                return false;
            }
            gains |= opens && unread(leaf);
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
