package org.exhibit.app.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Optional;

/// Asks the operating system whether a stream is a terminal and how wide it is: Java only answers
/// for input and output together.
final class Terminal {
    static final int OUT = 1;
    static final int ERR = 2;

    private static final Linker LINKER = Linker.nativeLinker();

    private Terminal() {}

    static boolean is(int stream) {
        String name = isWindows() ? "_isatty" : "isatty";
        Optional<MethodHandle> isatty =
                function(
                        name,
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
                        new Linker.Option[0]);
        try {
            return isatty.isPresent() && (int) isatty.get().invokeExact(stream) != 0;
        } catch (Throwable e) {
            return false;
        }
    }

    /// Columns of the terminal behind a stream; 0 where it is none or will not say.
    static int width(int stream, Map<String, String> environment) {
        if (!is(stream)) {
            return 0;
        }
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : asked(stream);
    }

    private static int asked(int stream) {
        if (isWindows()) {
            return 0;
        }
        // TIOCGWINSZ, from <sys/ttycom.h> and <asm-generic/ioctls.h>.
        long request = isMac() ? 0x40087468L : 0x5413L;
        Optional<MethodHandle> ioctl =
                function(
                        "ioctl",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.ADDRESS),
                        Linker.Option.firstVariadicArg(2));
        if (ioctl.isEmpty()) {
            return 0;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(ValueLayout.JAVA_SHORT, 4);
            int result = (int) ioctl.get().invokeExact(stream, request, size);
            return result == 0 ? size.getAtIndex(ValueLayout.JAVA_SHORT, 1) : 0;
        } catch (Throwable e) {
            return 0;
        }
    }

    private static Optional<MethodHandle> function(
            String name, FunctionDescriptor shape, Linker.Option... options) {
        SymbolLookup symbols = LINKER.defaultLookup();
        return symbols.find(name).map(found -> LINKER.downcallHandle(found, shape, options));
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    private static boolean isMac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }
}
