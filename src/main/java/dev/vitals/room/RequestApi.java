package dev.vitals.room;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests for evidence of the auditor's room. */
@RestController
@Needs(Right.EXPORT)
class RequestApi {

    private final RoomDesk desk;
    private final RequestStore store;
    private final Questions questions;
    private final VisiblePeriod visible;

    RequestApi(RoomDesk desk, RequestStore store, Questions questions, VisiblePeriod visible) {
        this.desk = desk;
        this.store = store;
        this.questions = questions;
        this.visible = visible;
    }

    /**
     * A request for evidence.
     *
     * @param sample id of the sample that it is about; null for none
     * @param item number of the drawn resource that it is about; null for none
     * @param accounts that it is about; empty for every account
     * @param firstDay of the evidence that it is about; null where that may be of any day
     * @param lastDay of the evidence that it is about; null where that may be of any day
     * @param wishedFor the day by which an answer is asked for; null for none
     * @param overdue whether it waits for an answer and that day is past
     * @param since when it came into its state
     */
    record RequestItem(
            long id,
            String citation,
            String text,
            @Nullable UUID sample,
            @Nullable Integer item,
            List<String> accounts,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate wishedFor,
            boolean overdue,
            String askedBy,
            Instant askedAt,

            @Words({"open", "answered", "declined", "accepted", "returned", "withdrawn"})
            String state,

            Instant since) {

        static RequestItem of(AuditRequest request, LocalDate today) {
            return new RequestItem(
                    request.id(),
                    request.citation(),
                    request.text(),
                    request.sample(),
                    request.item(),
                    request.accounts(),
                    request.firstDay(),
                    request.lastDay(),
                    request.wishedFor(),
                    request.isOverdue(today),
                    request.askedName(),
                    request.askedAt(),
                    request.state().word(),
                    request.since());
        }
    }

    /**
     * A request with all that was said of it, the oldest first.
     */
    record RequestAnswer(RequestItem request, List<RequestEntry> entries) {}

    /**
     * Something that was said of a request.
     *
     * @param state in which it left the request
     * @param text empty where none is needed
     */
    record RequestEntry(
            int number,

            @Words({"open", "answered", "declined", "accepted", "returned", "withdrawn"})
            String state,

            String text,
            String by,
            Instant at,
            List<RequestFile> files) {

        static RequestEntry of(AuditRequest.Entry entry) {
            return new RequestEntry(
                    entry.number(),
                    entry.state().word(),
                    entry.text(),
                    entry.byName(),
                    entry.at(),
                    entry.files().stream()
                            .map(file -> new RequestFile(file.name(), file.sha256(), file.size()))
                            .toList());
        }
    }

    /**
     * A file that came with an answer.
     *
     * @param size in bytes
     */
    record RequestFile(String name, String sha256, long size) {}

    /**
     * Requests for evidence, the latest first, by the page.
     *
     * @param state only those in this state
     */
    @GetMapping(ApiPaths.V1 + "/evidence-requests")
    Listed<RequestItem> requests(
            @RequestParam(defaultValue = "")
                    @Words({"open", "answered", "declined", "accepted", "returned", "withdrawn"})
                    String state,
            Paging paging) {
        var chosen = state.isBlank() ? null : RequestState.of(state);
        var today = questions.today();
        return Listed.of(
                store.page(chosen, visible.visible(), paging.page(), paging.size()),
                paging,
                request -> RequestItem.of(request, today));
    }

    /** One request for evidence with its history. */
    @GetMapping(ApiPaths.V1 + "/evidence-requests/{id}")
    RequestAnswer request(@PathVariable long id) {
        return new RequestAnswer(
                RequestItem.of(desk.request(id), questions.today()),
                store.entries(id).stream().map(RequestEntry::of).toList());
    }
}
