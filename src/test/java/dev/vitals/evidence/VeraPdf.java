package dev.vitals.evidence;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** The validator of the PDF Association's members: whatever it has to say against a file. */
final class VeraPdf {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private VeraPdf() {}

    /** What keeps a file from being PDF/A-3a and PDF/UA-1; empty where it is both. */
    static List<String> complaints(byte[] pdf) throws Exception {
        var complaints = new ArrayList<String>();
        for (var flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
            try (var foundry = Foundries.defaultInstance();
                    var parser = foundry.createParser(new ByteArrayInputStream(pdf), flavour);
                    var validator = foundry.createValidator(flavour, false)) {
                validator.validate(parser).getTestAssertions().stream()
                        .filter(each -> each.getStatus() == TestAssertion.Status.FAILED)
                        .map(each -> "%s %s: %s at %s"
                                .formatted(
                                        flavour,
                                        each.getRuleId().getClause(),
                                        each.getMessage(),
                                        each.getLocation().getContext()))
                        .distinct()
                        .limit(20)
                        .forEach(complaints::add);
            }
        }
        return complaints;
    }
}
