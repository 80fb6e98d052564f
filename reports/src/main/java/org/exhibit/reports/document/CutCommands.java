package org.exhibit.reports.document;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.reports.facts.ExhibitFacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Commands of every Unix system that cut a record's bytes from its original and hash them.
public final class CutCommands {
    /// The pack holds no password: whoever was given the archive asks whoever encrypted it.
    private static final String PASSWORD = ": \"${ZIP_PASSWORD:?is to be set to the password}\"";

    private final Origin origin;
    private final boolean compressed;
    private final Digest record;

    CutCommands(ExhibitFacts exhibit) {
        this(exhibit.stored().origin(), exhibit.compressed(), exhibit.raw().sha256());
    }

    /// @param compressed whether the file or member that holds the record is compressed
    /// @param record hash of the record's bytes
    public CutCommands(Origin origin, boolean compressed, Digest record) {
        this.origin = origin;
        this.compressed = compressed;
        this.record = record;
    }

    /// @return commands, each followed by what it must print as a comment; the first names the
    ///   evidence item's place in the case folder, for which any copy of it serves
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String hash = origin.evidence().hex();
        lines.add("ITEM=evidence/" + hash.substring(0, 2) + '/' + hash.substring(2));
        lines.add("sha256sum \"$ITEM\"");
        lines.add("# " + hash);
        String file = "\"$ITEM\"";
        String name = origin.file();
        List<MemberStep> steps = origin.member();
        for (int i = 0; i < steps.size(); i++) {
            MemberStep step = steps.get(i);
            String next = "MEMBER" + (i + 1);
            lines.addAll(open(step, file, next));
            file = next;
            name = step.name();
        }
        String cut =
                "tail -c +"
                        + (origin.offset() + 1)
                        + (compressed ? "" : ' ' + file)
                        + " | head -c "
                        + origin.length()
                        + " | sha256sum";
        lines.add(compressed ? unpack(name) + ' ' + file + " | " + cut : cut);
        lines.add("# " + record.hex());
        return lines;
    }

    private static List<String> open(MemberStep step, String from, String to) {
        String hash = "# " + step.content().hex();
        return switch (step.kind()) {
            case ZIP ->
                    ShellWord.isPlain(step)
                            ? List.of(
                                    "unzip -p "
                                            + from
                                            + ' '
                                            + ShellWord.pattern(step)
                                            + " | tee "
                                            + to
                                            + " | sha256sum",
                                    hash)
                            : List.of(
                                    "python3 -c 'import sys,zipfile;"
                                            + " z=zipfile.ZipFile(sys.argv[1]);"
                                            + " sys.stdout.buffer.write(z.read(z.infolist()["
                                            + step.ordinal()
                                            + "]))' "
                                            + from
                                            + " | tee "
                                            + to
                                            + " | sha256sum",
                                    hash);
            case ZIP_CRYPTO ->
                    ShellWord.isPlain(step)
                            ? List.of(
                                    PASSWORD,
                                    "unzip -P \"$ZIP_PASSWORD\" -p "
                                            + from
                                            + ' '
                                            + ShellWord.pattern(step)
                                            + " | tee "
                                            + to
                                            + " | sha256sum",
                                    hash)
                            : List.of(
                                    PASSWORD,
                                    "python3 -c 'import os,sys,zipfile;"
                                            + " z=zipfile.ZipFile(sys.argv[1]);"
                                            + " sys.stdout.buffer.write(z.read(z.infolist()["
                                            + step.ordinal()
                                            + "],os.fsencode(sys.argv[2])))' "
                                            + from
                                            + " \"$ZIP_PASSWORD\" | tee "
                                            + to
                                            + " | sha256sum",
                                    hash);
            case ZIP_AES ->
                    ShellWord.isPlain(step)
                            ? List.of(
                                    PASSWORD,
                                    "7z x -tzip -so -spd -p\"$ZIP_PASSWORD\" "
                                            + ShellWord.included(step)
                                            + " -- "
                                            + from
                                            + " | tee "
                                            + to
                                            + " | sha256sum",
                                    hash)
                            : List.of(
                                    "# "
                                            + to
                                            + " is entry number "
                                            + step.ordinal()
                                            + " (from 0) of the zip archive "
                                            + from
                                            + ", decrypted (AES) with any tool:",
                                    hash);
            case TAR ->
                    List.of(
                            "tar -xOf "
                                    + from
                                    + " -- "
                                    + ShellWord.of(step)
                                    + " | tee "
                                    + to
                                    + " | sha256sum",
                            hash);
            case BASE64_GZIP ->
                    List.of(
                            "# "
                                    + to
                                    + " is base64 text number "
                                    + step.ordinal()
                                    + " (from 0) of "
                                    + from
                                    + ", decoded with base64 -d:",
                            hash);
        };
    }

    private static String unpack(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".zst") || lower.endsWith(".zstd") ? "zstd -dc" : "gunzip -c <";
    }
}
