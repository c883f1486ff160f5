package dev.vitals.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EvidenceRequestLimitTest {

    private static final String FORM = "multipart/form-data; boundary=x";

    private final EvidenceRequestLimit limit = new EvidenceRequestLimit(FileLimits.usual());

    @Test
    void answersTwoGigabytesWithASentenceAndReadsNoneOfThem() throws Exception {
        for (long length : new long[] {2L << 30, -1}) {
            var answer = sent("/attestations/7/files", FORM, length);
            assertThat(answer.getRedirectedUrl()).isEqualTo("/attestations?problem=size");
        }
    }

    @Test
    void saysWhyOnTheListThatItSendsTo() throws Exception {
        assertThat(FileLimits.usual().problem("size"))
                .isEqualTo(
                        "Nothing was kept: a file may have 25 MB, and what one form sends 110 MB together. Record it with fewer files, and add the others afterwards.");
        assertThat(sent("/registers/training/import", FORM, 2L << 30).getRedirectedUrl())
                .isEqualTo("/registers?problem=size");
    }

    @Test
    void letsThroughWhatMayBeAndWhatIsNotItsBusiness() throws Exception {
        assertThat(sent("/attestations", FORM, 100L << 20).getStatus()).isEqualTo(200);
        assertThat(sent("/import", FORM, 2L << 30).getStatus()).isEqualTo(200);
        assertThat(sent("/attestations/7/sign", "application/x-www-form-urlencoded", 2L << 30)
                        .getStatus())
                .isEqualTo(200);
        assertThat(sent("/attestationsx", FORM, 2L << 30).getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse sent(String path, String type, long length) throws Exception {
        var request = new MockHttpServletRequest("POST", path) {
            @Override
            public long getContentLengthLong() {
                return length;
            }
        };
        request.setContentType(type);
        var response = new MockHttpServletResponse();
        limit.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
