package org.exhibit.indexer.format.foreign;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Names binary files by their first bytes.
final class MagicNumbers {
    private record Magic(int at, byte[] bytes, String name) {
        boolean fits(byte[] head) {
            if (head.length < at + bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if (head[at + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final String PARQUET = "50415231";
    private static final List<Magic> MAGICS =
            List.of(
                    magic(0, "4F5243", "an ORC file"),
                    magic(0, "E00100EA", "an Amazon Ion file in binary form, as QLDB exports are"),
                    magic(0, "4F626A01", "an Avro file"),
                    magic(0, "1F8B", "gzip data inside a decompressed stream"),
                    magic(0, "28B52FFD", "Zstandard data inside a decompressed stream"),
                    magic(0, "504B0304", "a zip archive or a document made as one"),
                    magic(0, "377ABCAF271C", "a 7-Zip archive"),
                    magic(0, "526172211A07", "a RAR archive"),
                    magic(0, "425A68", "bzip2 data"),
                    magic(0, "FD377A585A00", "xz data"),
                    magic(0, "FFD8FF", "a JPEG image"),
                    magic(0, "89504E470D0A1A0A", "a PNG image"),
                    magic(0, "474946383761", "a GIF image"),
                    magic(0, "474946383961", "a GIF image"),
                    magic(8, "57454250", "a WebP image"),
                    magic(0, "49492A00", "a TIFF image"),
                    magic(0, "4D4D002A", "a TIFF image"),
                    magic(128, "4449434D", "a DICOM image"),
                    magic(4, "6674797068656963", "a HEIC image"),
                    magic(4, "6674797061766966", "an AVIF image"),
                    magic(4, "66747970", "an MP4 or QuickTime file"),
                    magic(0, "1A45DFA3", "a Matroska or WebM file"),
                    magic(8, "57415645", "a WAV sound file"),
                    magic(0, "494433", "an MP3 sound file"),
                    magic(0, "4F676753", "an Ogg file"),
                    magic(0, "255044462D", "a PDF document"),
                    magic(0, "53514C69746520666F726D61742033", "an SQLite database"),
                    magic(0, "D4C3B2A1", "a packet capture"),
                    magic(0, "0A0D0D0A", "a packet capture"),
                    magic(0, "456C6646696C6500", "a Windows event log"),
                    magic(0, "7F454C46", "an ELF program"),
                    magic(0, "4D5A", "a Windows program"));

    private MagicNumbers() {}

    static Optional<String> name(byte[] head) {
        if (magic(0, PARQUET, "").fits(head)) {
            return Optional.of(parquet(head));
        }
        return MAGICS.stream().filter(magic -> magic.fits(head)).map(Magic::name).findFirst();
    }

    /// A Parquet file's column names stand at its end, so only a small one tells them in its head.
    private static String parquet(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.contains("class_uid")) {
            return "OCSF events of Security Lake in Parquet";
        }
        if (text.contains("srcaddr") && text.contains("log_status")) {
            return "VPC flow logs in Parquet";
        }
        if (text.contains("schema_version_id")) {
            return "S3 server access logs in Parquet";
        }
        if (text.contains("storage_class") || text.contains("is_latest")) {
            return "an S3 Inventory list in Parquet";
        }
        return "a Parquet file";
    }

    private static Magic magic(int at, String hex, String name) {
        return new Magic(at, HexFormat.of().parseHex(hex), name);
    }
}
