package dev.vitals.evidence;

import com.sun.management.OperatingSystemMXBean;
import dev.vitals.evidence.BinderOrder.Paper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.springframework.util.FileSystemUtils;

/** Makes a binder with many findings and prints a table; see {@code bench/binder}. */
public final class BinderBench {

    private static final int FINDINGS = 10_000;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private BinderBench() {}

    public static void main(String[] arguments) throws IOException {
        var findings = arguments.length > 0 ? Integer.parseInt(arguments[0]) : FINDINGS;
        var folder = Files.createTempDirectory("binder-bench");
        try {
            var site = BinderSite.withFindings(findings);
            var maker = site.maker(folder);
            var order = site.ask(
                    "account:" + BinderSite.PRODUCTION,
                    "production",
                    List.of(BinderSite.PRODUCTION),
                    BinderSite.TODAY.minusDays(1),
                    BinderSite.TODAY,
                    Paper.A4);
            System.gc();
            heap().forEach(MemoryPoolMXBean::resetPeakUsage);
            var began = System.nanoTime();
            var worked = PROCESS.getProcessCpuTime();
            maker.make(order.id());
            var seconds = (System.nanoTime() - began) / 1e9;
            var processor = (PROCESS.getProcessCpuTime() - worked) / 1e9;
            var peak = heap().stream()
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            var archive = site.archive(order.id(), folder);
            var checking = System.nanoTime();
            var verdict = BinderVerifier.verify(archive, Optional.empty());
            var checked = (System.nanoTime() - checking) / 1e9;
            try (var pdf = Loader.loadPDF(BinderSite.file(archive, ArchiveCheck.PDF))) {
                line("measure", "value", "goal");
                line("---", "---", "---");
                line("binder with %,d findings".formatted(findings), "%.1f s".formatted(seconds), "30 s");
                line("of that, time of the processor", "%.1f s".formatted(processor), "");
                line("peak of the heap (of 512 MB)", "%,d MB".formatted(peak >> 20), "512 MB");
                line("pages", Integer.toString(pdf.getNumberOfPages()), "");
                line("archive", "%,d kB".formatted(Files.size(archive) / 1000), "");
                line("verified: " + verdict.holds(), "%.1f s".formatted(checked), "");
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static void line(String what, String value, String goal) {
        System.out.printf(Locale.ENGLISH, "| %s | %s | %s |%n", what, value, goal);
    }
}
