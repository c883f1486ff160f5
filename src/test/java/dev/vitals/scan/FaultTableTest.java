package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.AnsweringSession;
import dev.vitals.aws.Fault;
import dev.vitals.aws.Operation;
import dev.vitals.support.Inventories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultTableTest {

    @Test
    void lets() throws IOException {
        var table = new FaultTable(new AnsweringSession(Inventories.HOME, null), List.of("us-east-1"));
        var out = new StringBuilder();
        var began = System.nanoTime();
        for (Operation operation : FaultTable.operations()) {
            if (System.nanoTime() - began > 80e9) {
                out.append("stopped before " + operation);
                break;
            }
            long at = System.nanoTime();
            table.row(operation).forEach((fault, cell) -> {
                out.append("%s:%s\t%s\t%s\n".formatted(operation.service(), operation.name(), fault, cell.word()));
                cell.wrong().stream().limit(4).forEach(wrong -> out.append("    !! " + fault + " " + wrong + "\n"));
            });
            out.append("ms " + (System.nanoTime() - at) / 1_000_000 + "\n");
        }
        out.append("seconds " + (System.nanoTime() - began) / 1e9);
        Files.writeString(Path.of("target/faults.txt"), out);
    }
}
