package dev.vitals.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.evidence.Binder.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BinderTest {

    @TempDir
    private static Path folder;

    private BinderSite site;
    private BinderOrder order;
    private Path archive;

    @BeforeAll
    void makeOne() throws Exception {
        long t = System.nanoTime();
        site = BinderSite.afterAFortnight();
        System.out.println("lived " + (System.nanoTime() - t) / 1e9); t = System.nanoTime();
        order = site.ask(BinderSite.day(1), BinderSite.TODAY);
        site.maker(folder).make(order.id());
        System.out.println("made " + (System.nanoTime() - t) / 1e9);
        var binder = site.binders.find(order.id()).orElseThrow();
        System.out.println(binder);
        archive = site.archive(order.id(), folder);
        Files.copy(archive, Path.of("/tmp/binder.zip"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void holds() throws Exception {
        assertThat(site.binders.find(order.id()).orElseThrow().state()).isEqualTo(State.MADE);
        var v = BinderVerifier.verify(archive, Optional.empty());
        System.out.println(v);
        assertThat(v.broken()).isEmpty();
        assertThat(VeraPdf.complaints(BinderSite.file(archive, "binder.pdf"))).isEmpty();
    }
}
